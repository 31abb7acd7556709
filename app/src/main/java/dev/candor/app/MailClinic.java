package dev.candor.app;

import dev.candor.command.RandomIds;
import dev.candor.config.Configuration;
import dev.candor.model.MailSettings;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.mail.DeadAddresses;
import dev.candor.notify.mail.Dns;
import dev.candor.notify.mail.EmailChannel;
import dev.candor.notify.mail.Finding;
import dev.candor.notify.mail.MailDoctor;
import dev.candor.notify.mail.SystemDns;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;
import dev.candor.time.SystemTime;

import org.jspecify.annotations.Nullable;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

/** Examines e-mail as a configuration sets it up, from the machine that this runs on. */
public final class MailClinic {
    /** Less patient than the server: somebody waits. */
    private static final Patience PATIENCE =
            new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30));

    private MailClinic() {}

    /** Something that was found. */
    public record Line(String grade, String what, String todo) {}

    /**
     * Looks at everything and, where somebody is named, sends a test.
     *
     * @param to who gets a test, or null when nobody does
     * @param out is told each finding as soon as there is one
     * @return whether nothing is bad
     */
    public static boolean examine(
            Configuration configuration,
            MailSettings mail,
            @Nullable String to,
            Consumer<Line> out) {
        return examine(configuration, mail, to, new SystemDns(), out);
    }

    static boolean examine(
            Configuration configuration,
            MailSettings mail,
            @Nullable String to,
            Dns dns,
            Consumer<Line> out) {
        var time = SystemTime.ofSystem();
        var bad = new int[1];
        Consumer<Finding> tell =
                finding -> {
                    bad[0] += finding.grade() == Finding.Grade.BAD ? 1 : 0;
                    out.accept(
                            new Line(
                                    finding.grade().name().toLowerCase(Locale.ROOT),
                                    finding.what(),
                                    finding.todo()));
                };
        new MailDoctor(mail, dns, PATIENCE, time).examine(tell);
        if (to != null) {
            tell.accept(sent(configuration, mail, to, time));
        }
        return bad[0] == 0;
    }

    private static Finding sent(
            Configuration configuration, MailSettings mail, String to, SystemTime time) {
        var page = configuration.page();
        var from = new Told.From(page.id(), page.name(), page.url(), page.zone(), page.language());
        var recipient =
                new Recipient("operator:" + to, Recipient.MAIL, to, page.language(), page.zone());
        var key = new RandomIds().next();
        // Without return paths: this process does not have the secret that signs them.
        var plain =
                new MailSettings(
                        mail.from(),
                        mail.name(),
                        mail.hello(),
                        mail.relays(),
                        1,
                        mail.dkim(),
                        null,
                        mail.unsubscribe(),
                        null);
        var parts = new EmailChannel.Parts(Catalogue.own(), tls(), null, new Nobody(), PATIENCE);
        try (var channel = EmailChannel.open(plain, parts, time)) {
            var message = new Outgoing(key, new Told.Test(from), recipient, Links.NONE);
            return switch (channel.send(message)) {
                case SendOutcome.Accepted(var receipt) ->
                        new Finding(
                                Finding.Grade.GOOD,
                                "Test: taken by " + receipt,
                                "look whether it has arrived, and not among spam; its Message-ID"
                                        + " begins with "
                                        + key);
                case SendOutcome.Deferred(var why, _) ->
                        new Finding(Finding.Grade.BAD, "Test: not now: " + why, "try again later");
                case SendOutcome.Refused(var why, _) ->
                        new Finding(Finding.Grade.BAD, "Test: refused: " + why, "");
                case SendOutcome.Unavailable(var why, _) ->
                        new Finding(Finding.Grade.BAD, "Test: no relay takes it: " + why, "");
            };
        } catch (IllegalArgumentException e) {
            return new Finding(Finding.Grade.BAD, "Test: " + e.getMessage(), "");
        }
    }

    private record Nobody() implements DeadAddresses {
        @Override
        public boolean holds(String address) {
            return false;
        }

        @Override
        public void refused(String address, String delivery, boolean certain, String why) {
            // What is said of it is the finding.
        }
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }
}
