package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.outgoing;
import static dev.candor.notify.mail.Tellings.plain;
import static dev.candor.notify.mail.Tellings.posted;
import static dev.candor.notify.mail.Tellings.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.RealTime;
import dev.candor.fixture.SmtpScript;
import dev.candor.model.MailSettings;
import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.SendOutcome.Accepted;
import dev.candor.notify.SendOutcome.Deferred;
import dev.candor.notify.SendOutcome.Refused;
import dev.candor.notify.SendOutcome.Unavailable;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.Test;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

final class EmailChannelTest {
    private static final Catalogue CATALOGUE = Catalogue.own();
    private static final Patience QUICK =
            new Patience(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(700),
                    Duration.ofMillis(900),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30));

    @Test
    void aMessageArrivesAsItWasWritten() {
        try (var server = SmtpScript.willing();
                var channel = channel(List.of(plain(server.port())), Patience.USUAL)) {
            var outcome = channel.send(message("k00000000001", "jo@example.org"));

            assertThat(outcome).isInstanceOf(Accepted.class);
            assertThat(server.taken()).hasSize(1);
            var taken = server.taken().getFirst();
            assertThat(taken.from()).isEqualTo("status@example.com");
            assertThat(taken.to()).isEqualTo("jo@example.org");
            assertThat(taken.content())
                    .contains("Message-ID: <k00000000001@example.com>\r\n")
                    .contains("References: <notice.abcdefghijkl@example.com>\r\n")
                    .contains("Subject: [FoxyCart] Checkout is slow (identified)\r\n")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
                    .contains("Auto-Submitted: auto-generated\r\n");
        }
    }

    @Test
    void manyMessagesGoOverFewConnections() throws InterruptedException, ExecutionException {
        try (var server = SmtpScript.willing();
                var channel = channel(List.of(plain(server.port())), Patience.USUAL);
                var workers = Executors.newFixedThreadPool(4)) {
            var tasks =
                    IntStream.range(0, 200)
                            .mapToObj(i ->
                                    (Callable<SendOutcome>)
                                            () ->
                                                    channel.send(
                                                            message("k" + i, i + "@example.org")))
                            .toList();
            for (var done : workers.invokeAll(tasks)) {
                assertThat(done.get()).isInstanceOf(Accepted.class);
            }
            assertThat(server.taken()).hasSize(200);
            assertThat(server.connections()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void aRefusedRecipientDoesNotSpoilTheConnection() {
        try (var server =
                        SmtpScript.of((_, command) ->
                                command.startsWith("RCPT TO:<gone")
                                        ? "550 5.1.1 no such user"
                                        : null);
                var channel = channel(List.of(plain(server.port())), Patience.USUAL)) {
            var refused = channel.send(message("k1", "gone@example.org"));
            var accepted = channel.send(message("k2", "here@example.org"));

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it -> {
                                assertThat(it.deadAddress()).isTrue();
                                assertThat(it.why()).contains("550 5.1.1 no such user");
                            });
            assertThat(accepted).isInstanceOf(Accepted.class);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.taken())
                    .extracting(SmtpScript.Taken::to)
                    .contains("here@example.org");
        }
    }

    @Test
    void greylistingIsForLaterAndAFullMailboxToo() {
        assertThat(answering("RCPT", "451 4.7.1 greylisted")).isInstanceOf(Deferred.class);
        assertThat(answering("RCPT", "452 4.2.2 mailbox full")).isInstanceOf(Deferred.class);
        assertThat(answering("RCPT", "552 mailbox full")).isInstanceOf(Deferred.class);
        assertThat(answering("DATA", "451 later")).isInstanceOf(Deferred.class);
        assertThat(answering(SmtpScript.END, "451 4.3.0 later")).isInstanceOf(Deferred.class);
    }

    @Test
    void whatIsRefusedForGoodSaysWhetherTheAddressIsDead() {
        assertRefused(answering("RCPT", "550 5.1.1 no such user"), true);
        assertRefused(answering("RCPT", "550 who is that"), true);
        assertRefused(answering("RCPT", "550 5.7.1 blocked"), false);
        assertRefused(answering("DATA", "554 5.7.1 spam"), false);
        assertRefused(answering(SmtpScript.END, "552 5.3.4 too big"), false);
    }

    @Test
    void aSenderThatIsRefusedIsTheChannelsTrouble() {
        assertThat(answering("MAIL", "550 5.7.1 not you")).isInstanceOf(Unavailable.class);
        assertThat(answering("MAIL", "530 sign in")).isInstanceOf(Unavailable.class);
    }

    @Test
    void aServerThatIsAboutToHangUpIsUnavailable() {
        assertThat(answering(SmtpScript.GREETING, "421 too busy")).isInstanceOf(Unavailable.class);
        assertThat(answering("MAIL", "421 too busy")).isInstanceOf(Unavailable.class);
        assertThat(answering("RCPT", "421 too busy")).isInstanceOf(Unavailable.class);
        assertThat(answering(SmtpScript.END, "421 too busy")).isInstanceOf(Unavailable.class);
    }

    @Test
    void aCutBeforeTheEndIsUnavailableAndOneAfterItIsUncertain() {
        assertThat(answering("EHLO", SmtpScript.CUT)).isInstanceOf(Unavailable.class);
        assertThat(answering("DATA", SmtpScript.CUT)).isInstanceOf(Unavailable.class);
        assertThat(answering(SmtpScript.END, SmtpScript.CUT)).isInstanceOf(Deferred.class);
    }

    @Test
    void silenceEndsInTime() {
        assertThat(answering(SmtpScript.GREETING, SmtpScript.SILENCE, QUICK))
                .isInstanceOf(Unavailable.class);
        assertThat(answering("RCPT", SmtpScript.SILENCE, QUICK)).isInstanceOf(Unavailable.class);
        assertThat(answering(SmtpScript.END, SmtpScript.SILENCE, QUICK))
                .isInstanceOf(Deferred.class);
    }

    @Test
    void aConnectionThatWentAwayMeanwhileIsReplaced() {
        try (var server =
                        SmtpScript.of((connection, command) ->
                                connection == 1 && command.startsWith("RCPT TO:<second")
                                        ? SmtpScript.CUT
                                        : null);
                var channel = channel(List.of(plain(server.port())), Patience.USUAL)) {
            assertThat(channel.send(message("k1", "first@example.org")))
                    .isInstanceOf(Accepted.class);
            assertThat(channel.send(message("k2", "second@example.org")))
                    .isInstanceOf(Accepted.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void theNextRelayTakesOverAndTheBrokenOneIsAskedLast() {
        try (var broken =
                        SmtpScript.of((_, command) ->
                                command.equals(SmtpScript.GREETING) ? "421 not today" : null);
                var well = SmtpScript.willing();
                var channel =
                        channel(
                                List.of(plain(broken.port()), plain(well.port())),
                                Patience.USUAL)) {
            assertThat(channel.send(message("k1", "a@example.org"))).isInstanceOf(Accepted.class);
            assertThat(channel.send(message("k2", "b@example.org"))).isInstanceOf(Accepted.class);

            assertThat(well.taken()).hasSize(2);
            assertThat(broken.connections()).isEqualTo(1);
        }
    }

    /** A label of more than 63 letters resolves nowhere, and no name server is asked. */
    @Test
    void aRelayWhoseNameDoesNotResolveIsTheChannelsTroubleUnlessThereIsAnother() {
        var nowhere = new Relay("x".repeat(64) + ".example", 25, Tls.OFF, null, null);
        try (var channel = channel(List.of(nowhere), Patience.USUAL)) {
            assertThat(channel.send(message("k1", "a@example.org")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            it -> assertThat(it.why()).contains("the name does not resolve"));
        }
        try (var well = SmtpScript.willing();
                var channel = channel(List.of(nowhere, plain(well.port())), Patience.USUAL)) {
            assertThat(channel.send(message("k2", "a@example.org"))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void aServerWithoutPipeliningIsAskedOneByOne() {
        try (var server =
                        SmtpScript.start(
                                (_, command) ->
                                        command.startsWith("RCPT TO:<gone") ? "550 no" : null,
                                List.of(),
                                null);
                var channel = channel(List.of(plain(server.port())), Patience.USUAL)) {
            assertRefused(channel.send(message("k1", "gone@example.org")), true);
            assertThat(channel.send(message("k2", "b@example.org"))).isInstanceOf(Accepted.class);
            assertThat(server.commands()).contains("RSET");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAddressInQuarantineIsNotWrittenTo() {
        try (var server = SmtpScript.willing();
                var channel =
                        channel(
                                settings(List.of(plain(server.port()))),
                                Patience.USUAL,
                                new Dead("dead@example.org"))) {
            assertRefused(channel.send(message("k1", "dead@example.org")), true);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aRefusedAddressIsReportedAndARelayThatDoesNotKnowUsIsNot() {
        var dead = new Dead("");
        try (var server =
                        SmtpScript.of((_, command) -> {
                            if (command.startsWith("RCPT TO:<gone")) {
                                return "550 5.1.1 no such user";
                            }
                            if (command.startsWith("RCPT TO:<old")) {
                                return "550 unknown";
                            }
                            return command.startsWith("RCPT") ? "550 5.7.1 Relaying denied" : null;
                        });
                var channel =
                        channel(settings(List.of(plain(server.port()))), Patience.USUAL, dead)) {
            assertRefused(channel.send(message("k1", "gone@example.org")), true);
            assertRefused(channel.send(message("k2", "old@example.org")), true);
            assertThat(channel.send(message("k3", "jo@example.org")))
                    .isInstanceOf(Unavailable.class);
            assertThat(dead.refused())
                    .containsExactly("gone@example.org for certain", "old@example.org");
        }
    }

    @Test
    void lettersBeyondAsciiNeedAServerThatTakesThem() {
        try (var modern = SmtpScript.willing();
                var old = SmtpScript.start((_, _) -> null, List.of("PIPELINING"), null);
                var toModern = channel(List.of(plain(modern.port())), Patience.USUAL);
                var toOld = channel(List.of(plain(old.port())), Patience.USUAL)) {
            assertThat(toModern.send(message("k1", "jürgen@bücher.example")))
                    .isInstanceOf(Accepted.class);
            assertThat(modern.taken().getFirst().to()).isEqualTo("jürgen@xn--bcher-kva.example");
            assertThat(modern.commands()).anyMatch(it -> it.endsWith(" SMTPUTF8"));
            assertRefused(toOld.send(message("k2", "jürgen@bücher.example")), false);
            assertThat(toOld.send(message("k3", "juergen@bücher.example")))
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void whatIsNoAddressIsRefusedAndNeverReachesAServer() {
        try (var server = SmtpScript.willing();
                var channel = channel(List.of(plain(server.port())), Patience.USUAL)) {
            for (var address :
                    List.of(
                            "nobody",
                            "@example.org",
                            "a@",
                            "a b@example.org",
                            "a@example.org>\r\nRCPT TO:<b@example.org",
                            "a\r\nDATA@example.org",
                            "\"a b\"@example.org",
                            "a@exa mple.org",
                            "a@straße.example")) {
                assertRefused(channel.send(message("k", address)), true);
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void theRelayIsSignedInToWithoutTheSecretInAnyWord() {
        try (var server =
                        SmtpScript.start(
                                (_, command) -> command.startsWith("AUTH") ? "535 5.7.8 no" : null,
                                List.of("AUTH PLAIN LOGIN"),
                                null);
                var channel =
                        channel(
                                List.of(
                                        new Relay(
                                                "127.0.0.1",
                                                server.port(),
                                                MailSettings.Tls.OFF,
                                                "candor",
                                                "s3cret")),
                                Patience.USUAL)) {
            assertThat(channel.send(message("k1", "a@example.org")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            it ->
                                    assertThat(it.why())
                                            .contains("signing in failed: 535 5.7.8 no")
                                            .doesNotContain("s3cret"));
            assertThat(server.commands()).contains("AUTH PLAIN AGNhbmRvcgBzM2NyZXQ=");
        }
    }

    private static SendOutcome answering(String verb, String reply) {
        return answering(verb, reply, Patience.USUAL);
    }

    private static SendOutcome answering(String verb, String reply, Patience patience) {
        try (var server = SmtpScript.of((_, command) -> command.startsWith(verb) ? reply : null);
                var channel = channel(List.of(plain(server.port())), patience)) {
            return channel.send(message("k00000000001", "jo@example.org"));
        }
    }

    private static Outgoing message(String key, String address) {
        return outgoing(key, posted("Checkout is slow", "We are **looking**."), address);
    }

    /** One dead address, and those that were found to be. */
    private record Dead(String address, List<String> refused) implements DeadAddresses {
        Dead(String address) {
            this(address, new ArrayList<>());
        }

        @Override
        public boolean holds(String other) {
            return other.equals(address);
        }

        @Override
        public void refused(String other, String delivery, boolean certain, String why) {
            refused.add(other + (certain ? " for certain" : ""));
        }
    }

    private static void assertRefused(SendOutcome outcome, boolean dead) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.deadAddress()).isEqualTo(dead));
    }

    private static EmailChannel channel(List<Relay> relays, Patience patience) {
        return channel(settings(relays), patience, new Dead(""));
    }

    private static EmailChannel channel(
            MailSettings settings, Patience patience, DeadAddresses dead) {
        try {
            return EmailChannel.open(
                    settings,
                    new EmailChannel.Parts(
                            CATALOGUE, SSLContext.getDefault(), null, dead, patience),
                    new RealTime());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
