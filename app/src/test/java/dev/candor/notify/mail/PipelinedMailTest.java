package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.outgoing;
import static dev.candor.notify.mail.Tellings.plain;
import static dev.candor.notify.mail.Tellings.posted;
import static dev.candor.notify.mail.Tellings.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.RealTime;
import dev.candor.fixture.SmtpScript;
import dev.candor.notify.MessageSource;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.SendOutcome.Accepted;
import dev.candor.notify.SendOutcome.Deferred;
import dev.candor.notify.SendOutcome.Refused;
import dev.candor.notify.SendOutcome.Unavailable;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import javax.net.ssl.SSLContext;

/** Messages that follow one another on a connection, each announced before its turn. */
@Timeout(60)
final class PipelinedMailTest {
    private static final Catalogue CATALOGUE = Catalogue.own();

    /** It would wait for ever for whoever waits for its answer before he goes on. */
    @Test
    void theNextMessageIsAnnouncedTogetherWithTheContentOfTheOneBefore()
            throws IOException, InterruptedException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var heard = new ArrayList<String>();
            var server = Thread.ofVirtual().start(() -> listen(listener, heard));
            assertThat(send(listener.getLocalPort(), "a@example.org", "b@example.org"))
                    .hasSize(2)
                    .hasOnlyElementsOfType(Accepted.class);
            server.join();
            assertThat(heard).containsSequence("RCPT TO:<b@example.org>", "DATA", "(answered)");
        }
    }

    private static void listen(ServerSocket listener, List<String> heard) {
        try (var socket = listener.accept();
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            var out = socket.getOutputStream();
            out.write(
                    "220 hello\r\n250-here\r\n250 PIPELINING\r\n".getBytes(StandardCharsets.UTF_8));
            out.write("250 a\r\n250 a\r\n354 a\r\n".getBytes(StandardCharsets.UTF_8));
            until(in, heard, ".");
            until(in, heard, "DATA");
            heard.add("(answered)");
            out.write("250 a\r\n250 b\r\n250 b\r\n354 b\r\n".getBytes(StandardCharsets.UTF_8));
            until(in, heard, ".");
            out.write("250 b\r\n".getBytes(StandardCharsets.UTF_8));
            until(in, heard, "QUIT");
        } catch (IOException e) {
            heard.add(e.toString());
        }
    }

    private static void until(BufferedReader in, List<String> heard, String last)
            throws IOException {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.equals(last)) {
                return;
            }
        }
        throw new IOException("it never said " + last);
    }

    @Test
    void whoIsRefusedAfterTheAnnouncementSpoilsNothingForTheOthers() {
        try (var server =
                SmtpScript.of((_, command) ->
                        command.startsWith("RCPT TO:<gone") ? "550 5.1.1 no such user" : null)) {
            var outcomes =
                    send(
                            server.port(),
                            "a@example.org",
                            "gone@example.org",
                            "gone2@example.org",
                            "b@example.org",
                            "c@example.org");
            assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
            assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
            assertThat(outcomes.get(2)).isInstanceOf(Refused.class);
            assertThat(outcomes.get(3)).isInstanceOf(Accepted.class);
            assertThat(outcomes.get(4)).isInstanceOf(Accepted.class);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(recipients(server)).contains("a@example.org", "b@example.org");
        }
    }

    @Test
    void aMessageThatIsDeclinedSpoilsNothingForTheNext() {
        var ends = new int[1];
        try (var server =
                SmtpScript.of((_, command) ->
                        command.equals(SmtpScript.END) && ends[0]++ == 0 ? "451 later" : null)) {
            var outcomes = send(server.port(), "a@example.org", "b@example.org", "c@example.org");
            assertThat(outcomes.get(0)).isInstanceOf(Deferred.class);
            assertThat(outcomes.subList(1, 3)).hasOnlyElementsOfType(Accepted.class);
            assertThat(recipients(server)).containsExactly("b@example.org", "c@example.org");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatWasAnnouncedOnAConnectionThatEndedGoesOverAnother() {
        try (var server =
                SmtpScript.of((connection, command) ->
                        connection == 1 && command.equals(SmtpScript.END)
                                ? SmtpScript.TAKE_AND_CUT
                                : null)) {
            var outcomes = send(server.port(), "a@example.org", "b@example.org", "c@example.org");
            assertThat(outcomes.get(0))
                    .isInstanceOfSatisfying(
                            Deferred.class, it -> assertThat(it.why()).contains("before it said"));
            assertThat(outcomes.subList(1, 3)).hasOnlyElementsOfType(Accepted.class);
            assertThat(recipients(server))
                    .containsExactly("a@example.org", "b@example.org", "c@example.org");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatTakesLeaveInTheMiddleIsCalledAgainForWhatWasAnnounced() {
        try (var server =
                SmtpScript.of((connection, command) ->
                        connection == 1 && command.equals(SmtpScript.END)
                                ? "421 4.3.2 shutting down"
                                : null)) {
            var outcomes = send(server.port(), "a@example.org", "b@example.org");
            assertThat(outcomes.getFirst()).isInstanceOf(Unavailable.class);
            assertThat(outcomes.getLast()).isInstanceOf(Accepted.class);
            assertThat(recipients(server)).containsExactly("b@example.org");
        }
    }

    @Test
    void aServerWithoutPipeliningHearsOfEachInItsTurn() {
        try (var server = SmtpScript.start((_, _) -> null, List.of(), null)) {
            assertThat(send(server.port(), "a@example.org", "b@example.org"))
                    .hasOnlyElementsOfType(Accepted.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeSentIsRefusedInItsPlace() {
        try (var server = SmtpScript.start((_, _) -> null, List.of("PIPELINING"), null)) {
            var outcomes =
                    send(
                            server.port(),
                            "a@example.org",
                            "nobody",
                            "jürgen@example.org",
                            "b@b.test");
            assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
            assertThat(outcomes.get(1))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.deadAddress()).isTrue());
            assertThat(outcomes.get(2))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.deadAddress()).isFalse());
            assertThat(outcomes.get(3)).isInstanceOf(Accepted.class);
            assertThat(server.commands()).noneMatch(it -> it.contains("jürgen"));
        }
    }

    private static List<String> recipients(SmtpScript server) {
        return server.taken().stream().map(SmtpScript.Taken::to).toList();
    }

    private static List<SendOutcome> send(int port, String... addresses) {
        var list = new Listed(addresses);
        try (var channel = channel(port)) {
            channel.sendAll(list);
        }
        assertThat(list.outcomes).hasSize(addresses.length);
        return list.outcomes;
    }

    /** Messages to these addresses, one after the other. */
    private static final class Listed implements MessageSource {
        private final Deque<Outgoing> left = new ArrayDeque<>();
        private final List<SendOutcome> outcomes = new ArrayList<>();

        Listed(String... addresses) {
            var told = posted("Checkout is slow", "We are looking.");
            Arrays.stream(addresses)
                    .forEach(each -> left.add(outgoing("k" + left.size(), told, each)));
        }

        @Override
        public @Nullable Outgoing next() {
            return left.poll();
        }

        @Override
        public @Nullable Outgoing ahead() {
            return left.poll();
        }

        @Override
        public void sent(SendOutcome outcome) {
            outcomes.add(outcome);
        }
    }

    private static EmailChannel channel(int port) {
        try {
            return EmailChannel.open(
                    settings(List.of(plain(port))),
                    new EmailChannel.Parts(
                            CATALOGUE,
                            SSLContext.getDefault(),
                            null,
                            new Everybody(),
                            Patience.USUAL),
                    new RealTime());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
