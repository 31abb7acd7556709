package dev.candor.notify.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.RealTime;
import dev.candor.notify.mail.ReturnPath;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

final class IntakeTest {
    private static final ReturnPath PATHS = new ReturnPath("bounces@example.com", new byte[32]);
    private static final String PATH = PATHS.of("d00000000001", "jo@example.org");

    private final List<String> taken = new ArrayList<>();

    @Test
    void aMessageToAReturnPathIsTakenInWithItsDots() throws IOException {
        try (var intake = intake(true);
                var client = new Client(intake.port())) {
            assertThat(client.say("EHLO mx")).startsWith("250");
            assertThat(client.say("MAIL FROM:<>")).startsWith("250");
            assertThat(client.say("RCPT TO:<" + PATH + ">")).startsWith("250");
            assertThat(client.say("DATA")).startsWith("354");
            assertThat(client.say("Subject: x\r\n\r\n..dot\r\n.")).startsWith("250");
            assertThat(taken).containsExactly(PATH + "\nSubject: x\r\n\r\n.dot\r\n");
        }
    }

    @Test
    void nobodyElseLivesHere() throws IOException {
        try (var intake = intake(true);
                var client = new Client(intake.port())) {
            client.say("EHLO mx");
            client.say("MAIL FROM:<a@example.net>");
            assertThat(client.say("RCPT TO:<victim@example.net>")).startsWith("550 5.1.1");
            assertThat(client.say("RCPT TO:<x" + PATH + ">")).startsWith("550 5.1.1");
            assertThat(client.say("DATA")).startsWith("503");
            assertThat(client.say("RCPT TO:<bounces@example.com>")).startsWith("250");
            assertThat(client.say("VRFY x")).startsWith("502");
        }
    }

    @Test
    void overLmtpThereIsOneAnswerForEachRecipient() throws IOException {
        try (var intake = intake(true);
                var client = new Client(intake.port())) {
            client.say("LHLO mx");
            client.say("MAIL FROM:<>");
            client.say("RCPT TO:<" + PATH + ">");
            client.say("RCPT TO:<bounces@example.com>");
            client.say("DATA");
            assertThat(client.say("x\r\n.")).startsWith("250");
            assertThat(client.read()).startsWith("250");
        }
    }

    @Test
    void whatCannotBeKeptNowComesAgain() throws IOException {
        try (var intake = intake(false);
                var client = new Client(intake.port())) {
            client.say("EHLO mx");
            client.say("MAIL FROM:<>");
            client.say("RCPT TO:<" + PATH + ">");
            client.say("DATA");
            assertThat(client.say("x\r\n.")).startsWith("451");
        }
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        try (var intake = intake(true);
                var client = new Client(intake.port())) {
            client.say("EHLO mx");
            client.say("MAIL FROM:<>");
            client.say("RCPT TO:<" + PATH + ">");
            client.say("DATA");
            assertThat(client.say(("x".repeat(1_000) + "\r\n").repeat(1_100) + "."))
                    .startsWith("552");
            assertThat(client.say("x".repeat(5_000))).startsWith("500");
            assertThat(taken).isEmpty();
        }
    }

    private Intake intake(boolean takes) throws IOException {
        return Intake.start(
                "127.0.0.1",
                0,
                PATHS,
                (message, recipients) -> {
                    taken.add(
                            String.join(",", recipients)
                                    + "\n"
                                    + new String(message, StandardCharsets.UTF_8));
                    return takes;
                },
                new RealTime());
    }

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(read()).startsWith("220");
        }

        String say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return read();
        }

        String read() throws IOException {
            var line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
