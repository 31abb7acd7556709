package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.notify.TlsTrouble;
import dev.candor.notify.smtp.Greeting.Greeted;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * One signed-in connection to a relay, good for many messages one after the other: {@link Greeting}
 * opens it, {@link HandOver} uses it. Confined to one thread at a time; {@link #cut()} and {@link
 * #cutIfOverdue()} may be called by any.
 */
public final class SmtpConnection implements AutoCloseable {
    private final Relay relay;
    private final Patience patience;
    private final Socket socket;
    private final Line line;
    private Greeted greeted = Greeted.NOTHING;
    private HandOver messages;
    private boolean closed;
    private volatile boolean gone;

    private SmtpConnection(Relay relay, Patience patience, Socket socket, TimeSource time)
            throws IOException {
        this.relay = relay;
        this.patience = patience;
        this.socket = socket;
        this.line = new Line(socket, time);
        this.messages = new HandOver(relay, patience, line, greeted);
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
            connection.greet(caller);
            return connection;
        } catch (RelayTrouble e) {
            connection.cut();
            throw e;
        } catch (SSLException e) {
            connection.cut();
            throw new RelayTrouble(relay + ": TLS failed: " + TlsTrouble.words(e), e);
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

    private void greet(Caller caller) throws IOException {
        greeted = Greeting.exchange(relay, patience, socket, line, caller);
        messages = new HandOver(relay, patience, line, greeted);
    }

    /** Hands over one message: {@link HandOver#hand}. */
    Handed hand(Mail mail, Supplier<@Nullable Mail> ahead) {
        return messages.hand(mail, ahead);
    }

    /** The message that must come next on this connection, or null for any. */
    @Nullable Mail announced() {
        return messages.announced();
    }

    /** From now on somebody calls {@link #cutIfOverdue()} again and again. */
    void watched() {
        line.watched();
    }

    /** Whether another message can follow. */
    boolean isUsable() {
        return !closed && messages.isUsable();
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
        return greeted.session();
    }

    /** What the relay offers, by name in capital letters. */
    public Map<String, String> extensions() {
        return greeted.extensions();
    }

    /** Takes leave, without waiting for the answer. */
    @Override
    public void close() {
        try {
            if (isUsable()) {
                line.within(patience.connect());
                line.put("QUIT");
                line.flush();
            }
        } catch (IOException _) {
            // It is gone already.
        } finally {
            closed = true;
            line.cut();
        }
    }

    static String reason(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "it took too long to answer";
        }
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
