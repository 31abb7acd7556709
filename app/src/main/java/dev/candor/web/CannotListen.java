package dev.candor.web;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

/** The server cannot listen where it was told to; the message is one sentence for people. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String host, int port, Throwable cause) {
        super(sentence(host, port, cause), cause);
    }

    private static String sentence(String host, int port, Throwable cause) {
        var place = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        var said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return "Cannot listen on "
                    + place
                    + ": no address is known for '"
                    + host
                    + "'; give an address of this machine, such as 127.0.0.1.";
        }
        if (said.contains("already in use")) {
            return "Cannot listen on "
                    + place
                    + ": another program uses this port; stop it or choose another port.";
        }
        if (said.contains("cannot assign requested address")) {
            return "Cannot listen on "
                    + place
                    + ": this machine does not have that address; give one that it has, such as"
                    + " 127.0.0.1.";
        }
        if (said.contains("permission denied")) {
            return "Cannot listen on "
                    + place
                    + ": the system does not allow it; ports below 1024 need a privilege, choose a"
                    + " higher one.";
        }
        var reason = cause instanceof BindException ? said : "the network says: " + said;
        return "Cannot listen on " + place + ": " + reason + ".";
    }
}
