package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What is said on a fresh connection before the first message: the relay's greeting, ours, TLS as
 * the relay's settings say (RFC 3207), and signing in (RFC 4954). Confined to one thread.
 */
final class Greeting {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Relay relay;
    private final Patience patience;
    private final Socket socket;
    private final Line line;
    private final Caller caller;
    private Map<String, String> extensions = Map.of();
    private @Nullable SSLSession session;

    private Greeting(Relay relay, Patience patience, Socket socket, Line line, Caller caller) {
        this.relay = relay;
        this.patience = patience;
        this.socket = socket;
        this.line = line;
        this.caller = caller;
    }

    /**
     * What it came to.
     *
     * @param extensions what the relay offers, by name in capital letters
     * @param session what TLS came to, or null without TLS
     */
    record Greeted(Map<String, String> extensions, @Nullable SSLSession session) {
        /** Before anything was said. */
        static final Greeted NOTHING = new Greeted(Map.of(), null);

        Greeted {
            extensions = Map.copyOf(extensions);
        }

        boolean offers(String extension) {
            return extensions.containsKey(extension);
        }
    }

    /**
     * Goes as far as to where messages can follow.
     *
     * @throws RelayTrouble when the relay refuses a step, or does not offer what is required
     * @throws IOException when the connection fails
     */
    static Greeted exchange(Relay relay, Patience patience, Socket socket, Line line, Caller caller)
            throws IOException {
        var greeting = new Greeting(relay, patience, socket, line, caller);
        greeting.begin();
        return new Greeted(greeting.extensions, greeting.session);
    }

    private void begin() throws IOException {
        if (relay.tls() == Tls.IMPLICIT) {
            secure();
        }
        line.within(patience.answer());
        expect(line.reply(), 2, "its greeting was ");
        hello();
        var offered = extensions.containsKey("STARTTLS");
        if (relay.tls() == Tls.REQUIRED && !offered) {
            throw new RelayTrouble(relay + ": it does not offer STARTTLS");
        }
        if (offered && (relay.tls() == Tls.REQUIRED || relay.tls() == Tls.OFFERED)) {
            expect(line.ask("STARTTLS"), 2, "to STARTTLS it said ");
            if (line.hasMore()) {
                throw new RelayTrouble(relay + ": it spoke before TLS had begun");
            }
            secure();
            line.within(patience.answer());
            hello();
        }
        signIn();
        line.rest();
    }

    private void secure() throws IOException {
        line.within(patience.connect());
        socket.setSoTimeout((int) patience.connect().toMillis());
        var factory = caller.tls().getSocketFactory();
        var secured = (SSLSocket) factory.createSocket(socket, relay.host(), relay.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        session = secured.getSession();
        line.over(secured);
    }

    private void hello() throws IOException {
        var name = caller.hello();
        line.put("EHLO " + name);
        line.flush();
        var answer = line.lines();
        if (answer == null) {
            expect(line.ask("HELO " + name), 2, "to HELO it said ");
            extensions = Map.of();
            return;
        }
        var found = new HashMap<String, String>();
        for (var each : answer.subList(1, answer.size())) {
            var words = each.strip().split("[ =]", 2);
            found.put(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
        }
        extensions = Map.copyOf(found);
    }

    private void signIn() throws IOException {
        var user = relay.user();
        var password = relay.password();
        if (user == null || password == null) {
            return;
        }
        var ways = List.of(extensions.getOrDefault("AUTH", "").toUpperCase(Locale.ROOT).split(" "));
        if (ways.contains("PLAIN")) {
            var plain = base64("\0" + user + "\0" + password);
            expect(line.ask("AUTH PLAIN " + plain), 2, "signing in failed: ");
        } else if (ways.contains("LOGIN")) {
            expect(line.ask("AUTH LOGIN"), 3, "signing in failed: ");
            expect(line.ask(base64(user)), 3, "signing in failed: ");
            expect(line.ask(base64(password)), 2, "signing in failed: ");
        } else {
            throw new RelayTrouble(
                    relay + ": it offers neither AUTH PLAIN nor AUTH LOGIN on this connection");
        }
    }

    private void expect(Reply reply, int kind, String what) throws RelayTrouble {
        if (reply.code() / 100 != kind) {
            throw new RelayTrouble(relay + ": " + what + reply);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
