package dev.candor.app;

import dev.candor.command.Commands;
import dev.candor.config.Configuration;
import dev.candor.model.BouncedAddress;
import dev.candor.model.DeliveryId;
import dev.candor.model.MailSettings;
import dev.candor.model.Recipient;
import dev.candor.notify.Channel;
import dev.candor.notify.MessageSource;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.bounce.Intake;
import dev.candor.notify.bounce.ReadReturned;
import dev.candor.notify.bounce.Returned;
import dev.candor.notify.mail.EmailChannel;
import dev.candor.notify.mail.KeepQuarantine;
import dev.candor.notify.mail.ReturnPath;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;
import dev.candor.notify.template.Catalogue.Loaded;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLContext;

/**
 * E-mail in a running server: the channel, and what takes in that which comes back. Its settings
 * may change while it runs. Thread-safe: what is open is volatile and changed under a lock.
 */
final class Mailing implements Channel {
    private static final Logger LOG = System.getLogger("dev.candor.app");

    /** What stands open for one state of the configuration. */
    private record Open(
            MailSettings settings,
            EmailChannel channel,
            @Nullable ReadReturned reader,
            @Nullable Intake intake) {}

    private final byte[] secret;
    private final KeepQuarantine quarantine;
    private final TimeSource time;
    private final @Nullable Path configuration;
    private final ComesBack comesBack;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Open open;

    private Mailing(
            byte[] secret,
            KeepQuarantine quarantine,
            TimeSource time,
            @Nullable Path configuration,
            ComesBack comesBack) {
        this.secret = secret;
        this.quarantine = quarantine;
        this.time = time;
        this.configuration = configuration;
        this.comesBack = comesBack;
    }

    /** Is told of a delivery that was taken and has not arrived after all. */
    @FunctionalInterface
    interface ComesBack {
        /**
         * It came back for good.
         *
         * @throws StoreException when that cannot be kept now
         */
        void returned(DeliveryId delivery, String why);
    }

    /**
     * Nothing is open before {@link #apply}.
     *
     * @param secret signs return paths and hashes addresses
     * @param configuration the configuration file, or null without one
     * @param comesBack is told what did not arrive after all
     */
    static Mailing with(
            byte[] secret,
            @Nullable Path configuration,
            Store store,
            Commands commands,
            TimeSource time,
            ComesBack comesBack) {
        var quarantine = new KeepQuarantine(store, commands, secret);
        quarantine.load();
        return new Mailing(secret, quarantine, time, configuration, comesBack);
    }

    /**
     * From now on as that configuration says.
     *
     * @throws IOException when it cannot listen where it was told to; sending works all the same
     */
    void apply(Configuration next) throws IOException {
        changing.lock();
        try {
            var before = open;
            var settings = next.mail();
            if (before != null && before.intake() != null) {
                before.intake().close();
            }
            open = settings == null ? null : opened(settings);
            if (before != null) {
                before.channel().close();
            }
            if (settings != null) {
                listen(settings);
            }
        } finally {
            changing.unlock();
        }
    }

    private Open opened(MailSettings settings) {
        var bounces = settings.bounces();
        var paths = bounces == null ? null : new ReturnPath(bounces.address(), secret);
        var parts =
                new EmailChannel.Parts(words(settings), tls(), paths, quarantine, Patience.USUAL);
        var reader = paths == null ? null : new ReadReturned(paths);
        return new Open(settings, EmailChannel.open(settings, parts, time), reader, null);
    }

    private void listen(MailSettings settings) throws IOException {
        var bounces = settings.bounces();
        var now = open;
        if (bounces == null || bounces.host() == null || now == null || now.reader() == null) {
            return;
        }
        try {
            var intake =
                    Intake.start(
                            bounces.host(),
                            bounces.port(),
                            new ReturnPath(bounces.address(), secret),
                            this::take,
                            time);
            open = new Open(now.settings(), now.channel(), now.reader(), intake);
        } catch (IOException e) {
            throw new IOException(
                    "messages that come back cannot be taken in on "
                            + bounces.host()
                            + ":"
                            + bounces.port()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Words that were right when the configuration was read, and ours if they no longer are. */
    private Catalogue words(MailSettings settings) {
        return switch (MailWords.load(settings.templates(), configuration)) {
            case Loaded.Fine(var catalogue) -> catalogue;
            case Loaded.Wrong(var problems) -> {
                problems.forEach(it -> LOG.log(Level.ERROR, "a template is wrong: " + it));
                yield Catalogue.own();
            }
        };
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    private boolean take(byte[] message, List<String> recipients) {
        try {
            var _ = returned(message, recipients);
            return true;
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "a message that came back could not be kept: it comes again", e);
            return false;
        }
    }

    /**
     * Deals with a message that came back; empty when nothing takes them in.
     *
     * @throws StoreException when what it says cannot be kept now
     */
    Optional<Returned> returned(byte[] message, List<String> recipients) {
        var now = open;
        if (now == null || now.reader() == null) {
            return Optional.empty();
        }
        var returned = now.reader().read(message, recipients);
        if (returned instanceof Returned.Bounced bounced) {
            var address = quarantine.bounced(bounced);
            if (bounced.kind() != BouncedAddress.Kind.COMPLAINT) {
                // Whoever complains has got it.
                comesBack.returned(
                        new DeliveryId(bounced.delivery()), "it came back: " + address.detail());
            }
        }
        return Optional.of(returned);
    }

    /** Addresses to which nothing is sent. */
    KeepQuarantine quarantine() {
        return quarantine;
    }

    @Override
    public String id() {
        return Recipient.MAIL;
    }

    @Override
    public int width() {
        var now = open;
        return now == null ? 1 : now.channel().width();
    }

    @Override
    public int perSecond() {
        var now = open;
        return now == null ? 0 : now.channel().perSecond();
    }

    @Override
    public SendOutcome send(Outgoing message) {
        var now = open;
        return now == null
                ? new SendOutcome.Unavailable("the configuration has no 'mail:'", null)
                : now.channel().send(message);
    }

    @Override
    public void sendAll(MessageSource source) {
        var now = open;
        if (now == null) {
            Channel.super.sendAll(source);
        } else {
            now.channel().sendAll(source);
        }
    }

    @Override
    public void close() {
        changing.lock();
        try {
            var now = open;
            open = null;
            if (now != null) {
                if (now.intake() != null) {
                    now.intake().close();
                }
                now.channel().close();
            }
        } finally {
            changing.unlock();
        }
    }
}
