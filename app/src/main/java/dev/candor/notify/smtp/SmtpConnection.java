package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;
import dev.candor.notify.smtp.Handed.Stage;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * One signed-in connection to a relay, good for many messages one after the other. Where the relay
 * offers pipelining (RFC 2920), sender, recipient and announcement travel together, and with the
 * content of the message before: one round trip a message instead of four. Confined to one thread
 * at a time; {@link #cut()} and {@link #cutIfOverdue()} may be called by any.
 */
public final class SmtpConnection implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Relay relay;
    private final Patience patience;
    private final Socket socket;
    private final Line line;
    private Map<String, String> extensions = Map.of();
    private @Nullable SSLSession session;
    private @Nullable Mail announced;
    private boolean unfinished;
    private boolean broken;
    private volatile boolean gone;

    private SmtpConnection(Relay relay, Patience patience, Socket socket, TimeSource time)
            throws IOException {
        this.relay = relay;
        this.patience = patience;
        this.socket = socket;
        this.line = new Line(socket, time);
        line.within(patience.connect());
    }

    /**
     * Connects, secures the connection as the relay's settings say, and signs in.
     *
     * @throws RelayTrouble when any of that fails
     */
    static SmtpConnection open(Relay relay, Caller caller, Patience patience, TimeSource time)
            throws RelayTrouble {
        var connection = connect(relay, patience, time);
        caller.watch().accept(connection);
        try {
            connection.begin(caller);
            return connection;
        } catch (RelayTrouble e) {
            connection.cut();
            throw e;
        } catch (SSLException e) {
            connection.cut();
            throw new RelayTrouble(relay + ": TLS failed: " + e.getMessage(), e);
        } catch (IOException e) {
            connection.cut();
            throw new RelayTrouble(relay + ": " + reason(e), e);
        }
    }

    private static SmtpConnection connect(Relay relay, Patience patience, TimeSource time)
            throws RelayTrouble {
        var socket = Dial.to(relay, patience.connect());
        try {
            return new SmtpConnection(relay, patience, socket, time);
        } catch (IOException e) {
            Dial.close(socket);
            throw new RelayTrouble(relay + ": no connection: " + reason(e), e);
        }
    }

    private void begin(Caller caller) throws IOException {
        if (relay.tls() == Tls.IMPLICIT) {
            secure(caller);
        }
        line.within(patience.answer());
        expect(line.reply(), 2, "its greeting was ");
        hello(caller.hello());
        var offered = extensions.containsKey("STARTTLS");
        if (relay.tls() == Tls.REQUIRED && !offered) {
            throw new RelayTrouble(relay + ": it does not offer STARTTLS");
        }
        if (offered && (relay.tls() == Tls.REQUIRED || relay.tls() == Tls.OFFERED)) {
            expect(ask("STARTTLS"), 2, "to STARTTLS it said ");
            if (line.hasMore()) {
                throw new RelayTrouble(relay + ": it spoke before TLS had begun");
            }
            secure(caller);
            line.within(patience.answer());
            hello(caller.hello());
        }
        signIn();
        line.rest();
    }

    private void secure(Caller caller) throws IOException {
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

    private void hello(String name) throws IOException {
        line.put("EHLO " + name);
        line.flush();
        var answer = line.lines();
        if (answer == null) {
            expect(ask("HELO " + name), 2, "to HELO it said ");
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
            expect(ask("AUTH PLAIN " + plain), 2, "signing in failed: ");
        } else if (ways.contains("LOGIN")) {
            expect(ask("AUTH LOGIN"), 3, "signing in failed: ");
            expect(ask(base64(user)), 3, "signing in failed: ");
            expect(ask(base64(password)), 2, "signing in failed: ");
        } else {
            throw new RelayTrouble(
                    relay + ": it offers neither AUTH PLAIN nor AUTH LOGIN on this connection");
        }
    }

    /**
     * Hands over one message.
     *
     * @param ahead gives the message that comes next, or null when none is there yet, and the same
     *     until that is handed over. Where the relay offers pipelining it is announced together
     *     with this one's content (RFC 2920, section 3.1), and {@link #announced()} until its turn.
     */
    Handed hand(Mail mail, Supplier<@Nullable Mail> ahead) {
        line.within(patience.answer());
        if (!canTake(mail)) {
            line.rest();
            return new Handed.NoUtf8();
        }
        try {
            var declined = isPipelined() ? together(mail) : oneByOne(mail);
            if (declined != null) {
                line.rest();
                return declined;
            }
        } catch (IOException e) {
            return lost(reason(e));
        }
        var next = isPipelined() ? ahead.get() : null;
        return content(mail, next != null && canTake(next) ? next : null);
    }

    /** The message that must come next on this connection, or null for any. */
    @Nullable Mail announced() {
        return announced;
    }

    private boolean canTake(Mail mail) {
        return !mail.envelope().needsUtf8() || extensions.containsKey("SMTPUTF8");
    }

    private boolean isPipelined() {
        return extensions.containsKey("PIPELINING");
    }

    private String sender(Mail mail) {
        return "MAIL FROM:<"
                + mail.envelope().from()
                + ">"
                + (extensions.containsKey("SIZE") ? " SIZE=" + mail.content().length : "")
                + (mail.envelope().needsUtf8() ? " SMTPUTF8" : "");
    }

    private static String recipient(Mail mail) {
        return "RCPT TO:<" + mail.envelope().to() + ">";
    }

    private void putAnnouncement(Mail mail) throws IOException {
        line.put(sender(mail));
        line.put(recipient(mail));
        line.put("DATA");
    }

    /** Null when the server waits for the content. */
    private @Nullable Handed together(Mail mail) throws IOException {
        if (announced == mail) {
            announced = null;
            return announcement();
        }
        var reset = unfinished;
        if (reset) {
            line.put("RSET");
        }
        putAnnouncement(mail);
        line.flush();
        unfinished = true;
        if (reset) {
            var _ = line.reply();
        }
        return announcement();
    }

    private @Nullable Handed announcement() throws IOException {
        var toSender = line.reply();
        if (toSender.isClosing()) {
            return lost(toSender.toString());
        }
        var toRecipient = line.reply();
        if (toRecipient.isClosing()) {
            return lost(toRecipient.toString());
        }
        var toData = line.reply();
        var declined = declined(toSender, toRecipient);
        if (declined != null && toData.code() == 354) {
            // RFC 2920, section 3.1: it waits for a message that it would not deliver.
            line.putContent(new byte[0]);
            line.flush();
            var _ = line.reply();
        }
        return declined != null ? declined : afterData(toData);
    }

    private @Nullable Handed oneByOne(Mail mail) throws IOException {
        if (unfinished) {
            var _ = ask("RSET");
        }
        unfinished = true;
        var toSender = ask(sender(mail));
        if (toSender.isClosing()) {
            return lost(toSender.toString());
        }
        if (!toSender.isPositive()) {
            return new Handed.Declined(relay.toString(), Stage.SENDER, toSender);
        }
        var toRecipient = ask(recipient(mail));
        if (toRecipient.isClosing()) {
            return lost(toRecipient.toString());
        }
        if (!toRecipient.isPositive()) {
            return new Handed.Declined(relay.toString(), Stage.RECIPIENT, toRecipient);
        }
        return afterData(ask("DATA"));
    }

    private @Nullable Handed declined(Reply toSender, Reply toRecipient) {
        if (!toSender.isPositive()) {
            return new Handed.Declined(relay.toString(), Stage.SENDER, toSender);
        }
        return toRecipient.isPositive()
                ? null
                : new Handed.Declined(relay.toString(), Stage.RECIPIENT, toRecipient);
    }

    private @Nullable Handed afterData(Reply toData) {
        if (toData.code() == 354) {
            return null;
        }
        return toData.isClosing()
                ? lost(toData.toString())
                : new Handed.Declined(relay.toString(), Stage.CONTENT, toData);
    }

    private Handed content(Mail mail, @Nullable Mail next) {
        line.within(patience.content());
        try {
            line.putContent(mail.content());
            if (next != null) {
                putAnnouncement(next);
            }
            line.flush();
        } catch (IOException e) {
            // Some of it may lie in the other side's buffer: its end cannot, if it is the last.
            return next == null ? lost(reason(e)) : uncertain(e);
        }
        try {
            var reply = line.reply();
            if (reply.isClosing()) {
                return lost(reply.toString());
            }
            goOn(next);
            return reply.isPositive()
                    ? new Handed.Taken(relay.toString(), reply)
                    : new Handed.Declined(relay.toString(), Stage.CONTENT, reply);
        } catch (IOException e) {
            return uncertain(e);
        }
    }

    private void goOn(@Nullable Mail next) {
        announced = next;
        unfinished = next != null;
        if (next == null) {
            line.rest();
        } else {
            line.within(patience.answer());
        }
    }

    private Handed uncertain(IOException e) {
        broken = true;
        return new Handed.Uncertain(relay.toString(), reason(e));
    }

    /** From now on somebody calls {@link #cutIfOverdue()} again and again. */
    void watched() {
        line.watched();
    }

    /** Whether another message can follow. */
    boolean isUsable() {
        return !broken;
    }

    /** Ends it when what is under way takes too long. */
    void cutIfOverdue() {
        line.cutIfOverdue();
    }

    /** Ends it at once. */
    void cut() {
        gone = true;
        line.cut();
    }

    /** Whether it was ended at once. */
    boolean isGone() {
        return gone;
    }

    /** What TLS came to, or null without TLS. */
    public @Nullable SSLSession session() {
        return session;
    }

    /** What the relay offers, by name in capital letters. */
    public Map<String, String> extensions() {
        return extensions;
    }

    /** Takes leave, without waiting for the answer. */
    @Override
    public void close() {
        try {
            if (!broken) {
                line.within(patience.connect());
                line.put("QUIT");
                line.flush();
            }
        } catch (IOException _) {
            // It is gone already.
        } finally {
            broken = true;
            line.cut();
        }
    }

    private Handed lost(String why) {
        broken = true;
        return new Handed.NoRelay(relay + ": " + why);
    }

    private Reply ask(String command) throws IOException {
        line.put(command);
        line.flush();
        return line.reply();
    }

    private void expect(Reply reply, int kind, String what) throws RelayTrouble {
        if (reply.code() / 100 != kind) {
            throw new RelayTrouble(relay + ": " + what + reply);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String reason(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "it took too long to answer";
        }
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
