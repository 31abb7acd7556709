package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Connects to a relay: to each address of its name in turn until one answers (RFC 5321, section
 * 5.1), since a host may have lost one of its ways, or this one may never have had IPv6.
 */
final class Dial {
    /** So many addresses of a name are tried. */
    static final int MOST = 4;

    private Dial() {}

    /**
     * A socket that stands.
     *
     * @param patience for all addresses together
     * @throws RelayTrouble when the name does not resolve, or none of its addresses answers
     */
    static Socket to(Relay relay, Duration patience) throws RelayTrouble {
        try {
            var found = InetAddress.getAllByName(relay.host());
            return to(relay, Arrays.asList(found), patience);
        } catch (UnknownHostException e) {
            throw new RelayTrouble(relay + ": the name does not resolve", e);
        }
    }

    /** The same for addresses that are known; there is one at least. */
    static Socket to(Relay relay, List<InetAddress> found, Duration patience) throws RelayTrouble {
        var some = found.subList(0, Math.min(MOST, found.size()));
        var share = (int) patience.dividedBy(some.size()).toMillis();
        IOException last = null;
        for (var address : some) {
            var socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, relay.port()), share);
                return socket;
            } catch (IOException e) {
                close(socket);
                last = e;
            }
        }
        var why = last == null ? "it has no address" : SmtpConnection.reason(last);
        throw new RelayTrouble(relay + ": no connection: " + why, last);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It never was of use.
        }
    }
}
