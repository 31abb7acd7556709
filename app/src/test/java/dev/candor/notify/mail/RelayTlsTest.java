package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.outgoing;
import static dev.candor.notify.mail.Tellings.posted;
import static dev.candor.notify.mail.Tellings.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Certificates;
import dev.candor.fixture.RealTime;
import dev.candor.fixture.SmtpScript;
import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.SendOutcome.Accepted;
import dev.candor.notify.SendOutcome.Unavailable;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

/** What a relay shows, and what is sent to it then: nothing, unless its certificate holds. */
final class RelayTlsTest {
    private static final String PASSWORD = "s3cret";
    private static final List<String> OFFERS = List.of("STARTTLS", "AUTH PLAIN");
    private static final Patience QUICK =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5));

    private static KeyStore authority;
    private static KeyStore unknown;
    private static KeyStore good;
    private static KeyStore ofAnother;
    private static KeyStore expired;
    private static KeyStore notYet;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        authority = Certificates.authority(folder);
        good = Certificates.issued(folder, "dns:localhost", "-1d", 30);
        ofAnother = Certificates.issued(folder, "dns:mail.example.org", "-1d", 30);
        expired = Certificates.issued(folder, "dns:localhost", "-10d", 5);
        notYet = Certificates.issued(folder, "dns:localhost", "+5d", 30);
        unknown = Certificates.selfSigned(folder, "dns:localhost", "-1d", 30);
    }

    @Test
    void aCertificateThatHoldsIsEnoughByStarttlsAndFromTheFirstByte() {
        for (var tls : List.of(Tls.REQUIRED, Tls.OFFERED, Tls.IMPLICIT)) {
            try (var relay = relay(good, tls, (_, _) -> null)) {
                assertThat(send(relay, tls)).as("%s", tls).isInstanceOf(Accepted.class);
                assertThat(relay.commands()).anyMatch(it -> it.startsWith("AUTH PLAIN "));
                assertThat(relay.taken()).hasSize(1);
            }
        }
    }

    @Test
    void anotherNameAnEndedAWaitingAndAnUnknownCertificateAreNone() {
        for (var tls : List.of(Tls.REQUIRED, Tls.OFFERED, Tls.IMPLICIT)) {
            requireNothing(tls, ofAnother, "localhost");
            requireNothing(tls, expired, "TLS failed");
            requireNothing(tls, notYet, "TLS failed");
            requireNothing(tls, unknown, "TLS failed");
        }
    }

    /** Whoever sits between takes the word out of the greeting, and would read it all. */
    @Test
    void aRelayThatMustHaveTlsAndNoLongerOffersItIsSentNothing() {
        try (var relay = SmtpScript.start((_, _) -> null, List.of("AUTH PLAIN"), null)) {
            var outcome = send(relay, Tls.REQUIRED);
            assertUnavailable(outcome, "it does not offer STARTTLS");
            requireUntold(relay);
        }
    }

    @Test
    void aRelayThatOffersItAndThenDeclinesIsSentNothingEither() {
        for (var answer : List.of("454 4.7.0 not now", "502 5.5.1 what is that", SmtpScript.CUT)) {
            for (var tls : List.of(Tls.REQUIRED, Tls.OFFERED)) {
                try (var relay =
                        relay(good, tls, (_, said) -> said.equals("STARTTLS") ? answer : null)) {
                    assertThat(send(relay, tls)).isInstanceOf(Unavailable.class);
                    requireUntold(relay);
                }
            }
        }
    }

    /** What was put behind the answer to STARTTLS is not taken for something said inside TLS. */
    @Test
    void wordsPutInBeforeTlsEndTheConnection() {
        for (var injected : List.of("\r\n250 evil", "\r\n250-evil\r\n250 AUTH LOGIN", "\r\n2")) {
            try (var relay =
                    relay(
                            good,
                            Tls.REQUIRED,
                            (_, said) -> said.equals("STARTTLS") ? "220 go on" + injected : null)) {
                assertUnavailable(send(relay, Tls.REQUIRED), "before TLS had begun");
                requireUntold(relay);
            }
        }
    }

    /** The greeting before TLS was nobody's word: what is offered there does not count. */
    @Test
    void whatWasOfferedBeforeTlsIsForgotten() {
        try (var relay =
                relay(
                        good,
                        Tls.REQUIRED,
                        new SmtpScript.Script() {
                            private int hellos;

                            @Override
                            public String answer(int connection, String said) {
                                if (!said.startsWith("EHLO")) {
                                    return said.equals(SmtpScript.GREETING)
                                            ? "220 hello"
                                            : usual(said);
                                }
                                return hellos++ == 0
                                        ? "250-relay\r\n250-STARTTLS\r\n250 AUTH PLAIN"
                                        : "250 relay";
                            }
                        })) {
            assertUnavailable(send(relay, Tls.REQUIRED), "neither AUTH PLAIN nor AUTH LOGIN");
            requireUntold(relay);
        }
    }

    @Test
    void somethingThatIsNoTlsEndsTheConnection() {
        try (var relay =
                relay(
                        good,
                        Tls.REQUIRED,
                        (_, said) -> said.equals("STARTTLS") ? SmtpScript.BROKEN_TLS : null)) {
            assertThat(send(relay, Tls.REQUIRED)).isInstanceOf(Unavailable.class);
            requireUntold(relay);
        }
    }

    @Test
    void aSessionThatEndsInsideTlsHasTakenNothingUntilTheEndAndThenWhoKnows() {
        for (var stage : List.of("EHLO", "AUTH", "MAIL", "RCPT", "DATA")) {
            try (var relay = relay(good, Tls.IMPLICIT, (_, said) -> cut(said, stage))) {
                assertThat(send(relay, Tls.IMPLICIT)).as(stage).isInstanceOf(Unavailable.class);
                assertThat(relay.taken()).isEmpty();
            }
        }
        try (var relay =
                relay(
                        good,
                        Tls.IMPLICIT,
                        (_, said) ->
                                said.equals(SmtpScript.END) ? SmtpScript.TAKE_AND_CUT : null)) {
            assertThat(send(relay, Tls.IMPLICIT)).isInstanceOf(SendOutcome.Deferred.class);
            assertThat(relay.taken()).hasSize(1);
        }
    }

    private static String usual(String said) {
        return said.equals("STARTTLS") ? "220 go on" : "250 fine";
    }

    private static @org.jspecify.annotations.Nullable String cut(String said, String stage) {
        return said.startsWith(stage) ? SmtpScript.CUT : null;
    }

    private static void requireNothing(Tls tls, KeyStore shown, String why) {
        try (var relay = relay(shown, tls, (_, _) -> null)) {
            assertUnavailable(send(relay, tls), why);
            requireUntold(relay);
        }
    }

    private static void requireUntold(SmtpScript relay) {
        assertThat(relay.commands()).noneMatch(it -> it.startsWith("AUTH"));
        assertThat(relay.commands()).noneMatch(it -> it.startsWith("MAIL"));
        assertThat(relay.taken()).isEmpty();
    }

    private static void assertUnavailable(SendOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.why()).contains(why).doesNotContain(PASSWORD));
    }

    private static SmtpScript relay(KeyStore shown, Tls tls, SmtpScript.Script script) {
        var context = Certificates.showing(shown);
        return tls == Tls.IMPLICIT
                ? SmtpScript.startInsideTls(script, List.of("AUTH PLAIN"), context)
                : SmtpScript.start(script, OFFERS, context);
    }

    private static SendOutcome send(SmtpScript server, Tls tls) {
        var relay = new Relay("localhost", server.port(), tls, "candor", PASSWORD);
        var context = Certificates.trustedBy(authority);
        var parts =
                new EmailChannel.Parts(Catalogue.own(), context, null, new NobodyIsDead(), QUICK);
        try (var channel = EmailChannel.open(settings(List.of(relay)), parts, new RealTime())) {
            return channel.send(outgoing("k1", posted("Slow", "We look."), "jo@example.org"));
        }
    }

    private record NobodyIsDead() implements DeadAddresses {
        @Override
        public boolean holds(String address) {
            return false;
        }

        @Override
        public void refused(String address, String delivery, boolean certain, String why) {
            // Nobody asks.
        }
    }
}
