package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.outgoing;
import static dev.candor.notify.mail.Tellings.plain;
import static dev.candor.notify.mail.Tellings.posted;
import static dev.candor.notify.mail.Tellings.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.RealTime;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.SendOutcome.Accepted;
import dev.candor.notify.SendOutcome.Deferred;
import dev.candor.notify.SendOutcome.Refused;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

/** Postfix's own server for tests. */
@Tag("mail")
final class SmtpSinkTest {
    @Test
    void itTakesAThousandMessagesOverFourConnections()
            throws IOException, InterruptedException, ExecutionException {
        try (var sink = new Sink();
                var channel = channel(sink.port);
                var workers = Executors.newFixedThreadPool(4)) {
            var tasks =
                    IntStream.range(0, 1_000)
                            .mapToObj(i -> (Callable<SendOutcome>) () -> send(channel, i))
                            .toList();
            for (var done : workers.invokeAll(tasks)) {
                assertThat(done.get()).isInstanceOf(Accepted.class);
            }
        }
    }

    @Test
    void itsRefusalsAreUnderstood() throws IOException {
        try (var sink = new Sink("-r", "rcpt");
                var channel = channel(sink.port)) {
            assertThat(send(channel, 1)).isInstanceOf(Deferred.class);
            assertThat(send(channel, 2)).isInstanceOf(Deferred.class);
        }
        try (var sink = new Sink("-f", ".");
                var channel = channel(sink.port)) {
            assertThat(send(channel, 1))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.deadAddress()).isFalse());
        }
    }

    @Test
    void anOldServerWithoutExtensionsIsSpokenToAsItWants() throws IOException {
        try (var sink = new Sink("-e");
                var channel = channel(sink.port)) {
            assertThat(send(channel, 1)).isInstanceOf(Accepted.class);
            assertThat(send(channel, 2)).isInstanceOf(Accepted.class);
        }
    }

    private static SendOutcome send(EmailChannel channel, int number) {
        var told = posted("Checkout is slow", "We are looking.\n\n.\n..dots\n");
        return channel.send(outgoing("k" + number, told, number + "@example.org"));
    }

    private static EmailChannel channel(int port) {
        try {
            return EmailChannel.open(
                    settings(List.of(plain(port))),
                    new EmailChannel.Parts(
                            Catalogue.own(),
                            SSLContext.getDefault(),
                            null,
                            new Everybody(),
                            Patience.USUAL),
                    new RealTime());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A running {@code smtp-sink}. */
    private static final class Sink implements AutoCloseable {
        private final int port;
        private final Process process;

        Sink(String... options) throws IOException {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            var command = new ArrayList<String>();
            command.add(program().toString());
            command.addAll(List.of(options));
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.addAll(List.of("127.0.0.1:" + port, "100"));
            process = new ProcessBuilder(command).inheritIO().start();
            Await.until("smtp-sink listens", Duration.ofSeconds(20), this::listens);
        }

        private static Path program() {
            return Stream.concat(
                            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                    .map(folder -> Path.of(folder, "smtp-sink"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("smtp-sink is not installed"));
        }

        private boolean listens() {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException _) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
