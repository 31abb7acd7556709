package dev.candor.notify.mail;

import dev.candor.model.MailSettings;
import dev.candor.model.Recipient;
import dev.candor.notify.Channel;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.smtp.Envelope;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.smtp.Relays;
import dev.candor.notify.template.Catalogue;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

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
        Address to;
        try {
            to = Address.of(message.to().address());
        } catch (IllegalArgumentException e) {
            return new SendOutcome.Refused(String.valueOf(e.getMessage()), true);
        }
        if (dead.holds(message.to().address())) {
            return new SendOutcome.Refused(
                    "messages to this address came back; it is in quarantine"
                            + " ('candor mail quarantine list')",
                    true);
        }
        var content = composer.compose(message, letters.of(message), to, time.now());
        var handed = relays.hand(new Envelope(from(message), to.toString()), content);
        var outcome = Outcomes.of(handed);
        if (outcome instanceof SendOutcome.Refused refused && refused.deadAddress()) {
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
        relays.close();
    }
}
