package dev.candor.notify.mail;

import dev.candor.model.MailSettings;
import dev.candor.model.Recipient;
import dev.candor.notify.Channel;
import dev.candor.notify.MessageSource;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.smtp.Envelope;
import dev.candor.notify.smtp.Mail;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.smtp.Relays;
import dev.candor.notify.template.Catalogue;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/**
 * E-mail. Words are made once per message, language and zone; connections are kept; a relay that
 * fails is passed over for the next. Thread-safe.
 */
public final class EmailChannel implements Channel {
    private final MailSettings settings;
    private final Relays relays;
    private final Letters letters;
    private final Composer composer;
    private final @Nullable ReturnPath returnPath;
    private final DeadAddresses dead;
    private final TimeSource time;
    private volatile boolean closed;

    private EmailChannel(MailSettings settings, Relays relays, Parts parts, TimeSource time) {
        this.settings = settings;
        this.relays = relays;
        this.letters = new Letters(parts.catalogue());
        this.composer = new Composer(settings, signer(settings));
        this.returnPath = parts.returnPath();
        this.dead = parts.dead();
        this.time = time;
    }

    /**
     * What the channel works with beside its settings.
     *
     * @param catalogue the words
     * @param tls whose certificates are believed
     * @param returnPath where messages come back to, or null for the sender
     * @param dead to whom nothing must be sent
     * @param patience how long relays may take
     */
    public record Parts(
            Catalogue catalogue,
            SSLContext tls,
            @Nullable ReturnPath returnPath,
            DeadAddresses dead,
            Patience patience) {}

    /**
     * A channel that is ready; it connects when there is something to send.
     *
     * @throws IllegalArgumentException when the key that signs is none
     */
    public static EmailChannel open(MailSettings settings, Parts parts, TimeSource time) {
        var hello = settings.hello().isEmpty() ? settings.domain() : settings.hello();
        var relays = new Relays(settings.relays(), hello, parts.tls(), parts.patience(), time);
        var channel = new EmailChannel(settings, relays, parts, time);
        relays.start();
        return channel;
    }

    /** What signs, or null when nothing does. */
    static @Nullable DkimSigner signer(MailSettings settings) {
        var dkim = settings.dkim();
        return dkim == null
                ? null
                : new DkimSigner(dkim.domain(), dkim.selector(), DkimKey.parse(dkim.key()));
    }

    @Override
    public String id() {
        return Recipient.MAIL;
    }

    @Override
    public int width() {
        return settings.connections();
    }

    @Override
    public int perSecond() {
        return settings.rate();
    }

    @Override
    public SendOutcome send(Outgoing message) {
        return send(prepared(message), () -> null);
    }

    @Override
    public void sendAll(MessageSource source) {
        new Streak(source).run();
    }

    /**
     * Messages of one sender, each written while the one before it is under way, so that relays can
     * be told of it early. Ends after the message at hand when the channel is closed. Confined to
     * one thread.
     */
    private final class Streak {
        private final MessageSource source;
        private @Nullable Prepared ahead;

        Streak(MessageSource source) {
            this.source = source;
        }

        void run() {
            for (var next = first(); next != null; next = following()) {
                source.sent(send(next, this::ahead));
            }
        }

        private @Nullable Prepared first() {
            var next = source.next();
            return next == null ? null : prepared(next);
        }

        private @Nullable Prepared following() {
            var next = ahead;
            ahead = null;
            return next == null && !closed ? first() : next;
        }

        private @Nullable Mail ahead() {
            if (ahead == null && !closed) {
                var next = source.ahead();
                ahead = next == null ? null : prepared(next);
            }
            return ahead == null ? null : ahead.mail();
        }
    }

    /** A message with its mail, or why there is none. */
    private record Prepared(Outgoing message, @Nullable Mail mail, @Nullable String refused) {}

    private Prepared prepared(Outgoing message) {
        Address to;
        try {
            to = Address.of(message.to().address());
        } catch (IllegalArgumentException e) {
            return new Prepared(message, null, String.valueOf(e.getMessage()));
        }
        if (dead.holds(message.to().address())) {
            return new Prepared(
                    message,
                    null,
                    "messages to this address came back; it is in quarantine"
                            + " ('candor mail quarantine list')");
        }
        var content = composer.compose(message, letters.of(message), to, time.now());
        var envelope = new Envelope(from(message), to.toString());
        return new Prepared(message, new Mail(envelope, content), null);
    }

    private SendOutcome send(Prepared prepared, Supplier<@Nullable Mail> ahead) {
        var mail = prepared.mail();
        if (mail == null) {
            return new SendOutcome.Refused(String.valueOf(prepared.refused()), true);
        }
        var handed = relays.hand(mail, ahead);
        var outcome = Outcomes.of(handed);
        if (outcome instanceof SendOutcome.Refused refused && refused.deadAddress()) {
            var message = prepared.message();
            dead.refused(
                    message.to().address(),
                    Composer.key(message),
                    Outcomes.isCertain(handed),
                    refused.why());
        }
        return outcome;
    }

    private String from(Outgoing message) {
        return returnPath == null
                ? settings.from()
                : returnPath.of(Composer.key(message), message.to().address());
    }

    @Override
    public void close() {
        closed = true;
        relays.close();
    }
}
