package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.notify.smtp.Greeting.Greeted;
import dev.candor.notify.smtp.Handed.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Hands messages over on a connection that is ready for them, one after the other (RFC 5321,
 * section 3.3). Where the relay offers pipelining (RFC 2920), sender, recipient and announcement
 * travel together, and with the content of the message before: one round trip a message instead of
 * four. Confined to one thread at a time.
 */
final class HandOver {
    private final Relay relay;
    private final Patience patience;
    private final Line line;
    private final Greeted greeted;
    private @Nullable Mail announced;
    private boolean unfinished;
    private boolean broken;

    HandOver(Relay relay, Patience patience, Line line, Greeted greeted) {
        this.relay = relay;
        this.patience = patience;
        this.line = line;
        this.greeted = greeted;
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
            return lost(SmtpConnection.reason(e));
        }
        var next = isPipelined() ? ahead.get() : null;
        return content(mail, next != null && canTake(next) ? next : null);
    }

    /** The message that must come next on this connection, or null for any. */
    @Nullable Mail announced() {
        return announced;
    }

    private boolean canTake(Mail mail) {
        return !mail.envelope().needsUtf8() || greeted.offers("SMTPUTF8");
    }

    private boolean isPipelined() {
        return greeted.offers("PIPELINING");
    }

    private String sender(Mail mail) {
        return "MAIL FROM:<"
                + mail.envelope().from()
                + ">"
                + (greeted.offers("SIZE") ? " SIZE=" + mail.content().length : "")
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
            var _ = line.ask("RSET");
        }
        unfinished = true;
        var toSender = line.ask(sender(mail));
        if (toSender.isClosing()) {
            return lost(toSender.toString());
        }
        if (!toSender.isPositive()) {
            return new Handed.Declined(relay.toString(), Stage.SENDER, toSender);
        }
        var toRecipient = line.ask(recipient(mail));
        if (toRecipient.isClosing()) {
            return lost(toRecipient.toString());
        }
        if (!toRecipient.isPositive()) {
            return new Handed.Declined(relay.toString(), Stage.RECIPIENT, toRecipient);
        }
        return afterData(line.ask("DATA"));
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
            return next == null ? lost(SmtpConnection.reason(e)) : uncertain(e);
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
        return new Handed.Uncertain(relay.toString(), SmtpConnection.reason(e));
    }

    /** Whether another message can follow. */
    boolean isUsable() {
        return !broken;
    }

    private Handed lost(String why) {
        broken = true;
        return new Handed.NoRelay(relay + ": " + why);
    }
}
