package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.DnsServer;
import dev.candor.fixture.SmtpScript;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code candor mail doctor} with relays and a name server of our own. */
class DoctorCommandTest {
    private static final String NAME_SERVER = "java.naming.provider.url";
    private static final int TXT = 16;

    @TempDir private Path folder;

    private final Shell shell = new Shell();
    private final DnsServer names = DnsServer.start(DoctorCommandTest::answer);
    private @Nullable String before;

    @BeforeEach
    void askOurNameServer() {
        before = System.getProperty(NAME_SERVER);
        System.setProperty(NAME_SERVER, "dns://127.0.0.1:" + names.address().getPort());
    }

    @AfterEach
    void askTheOldOne() {
        if (before == null) {
            System.clearProperty(NAME_SERVER);
        } else {
            System.setProperty(NAME_SERVER, before);
        }
        names.close();
    }

    @Test
    void whereAllIsWellItSaysSoAndSendsATestWhenToldToWhom() throws IOException {
        try (var relay = SmtpScript.willing()) {
            var file = configuration(relay.port(), "");
            var ran = shell.run("mail", "doctor", "--config", file);
            assertThat(ran.exitCode()).as(ran.out()).isZero();
            assertThat(ran.out())
                    .contains("good  127.0.0.1:" + relay.port() + ": connected, without TLS")
                    .doesNotContain("bad ");
            assertThat(relay.taken()).isEmpty();

            var sent =
                    shell.run(
                            "mail",
                            "doctor",
                            "--config",
                            file,
                            "--to",
                            "you@example.net",
                            "--json");
            assertThat(sent.exitCode()).isZero();
            var answer = Json.read(sent.out());
            assertThat(answer.path("good").asBoolean()).isTrue();
            assertThat(answer.path("findings").findValuesAsString("what"))
                    .anyMatch(it -> it.startsWith("Test: taken by "));
            assertThat(relay.taken()).hasSize(1);
            assertThat(relay.taken().getFirst().to()).isEqualTo("you@example.net");
            assertThat(shell.requests).as("it asks no server").isEmpty();
        }
    }

    @Test
    void aPasswordThatIsRefusedIsBadAndShownNowhere() throws IOException {
        shell.environment.put("SMTP_PASSWORD", "hunter2");
        try (var relay =
                SmtpScript.start(
                        (_, said) -> said.startsWith("AUTH") ? "535 5.7.8 wrong" : null,
                        List.of("AUTH PLAIN"),
                        null)) {
            var file = configuration(relay.port(), "SMTP_PASSWORD");
            var ran = shell.run("mail", "doctor", "--config", file);
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.ATTENTION);
            assertThat(ran.out())
                    .contains("bad   127.0.0.1:", "signing in failed: 535 5.7.8 wrong")
                    .contains("no relay can be used: no e-mail leaves");
            var json = shell.run("mail", "doctor", "--config", file, "--json");
            assertThat(json.exitCode()).isEqualTo(ExitCodes.ATTENTION);
            assertThat(Json.read(json.out()).path("good").asBoolean()).isFalse();
            assertThat(ran.out() + ran.err() + json.out() + json.err())
                    .doesNotContain("hunter2", "aHVudGVyMg", "AGNhbmRvcg");
        }
    }

    @Test
    void aRelayThatIsNotThereAndARecipientThatIsRefusedAreBad() throws IOException {
        int gone;
        try (var relay = SmtpScript.willing()) {
            gone = relay.port();
        }
        var ran = shell.run("mail", "doctor", "--config", configuration(gone, ""));
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.ATTENTION);
        assertThat(ran.out()).contains("no connection");
        try (var relay =
                SmtpScript.of((_, said) -> said.startsWith("RCPT") ? "550 5.1.1 who" : null)) {
            var file = configuration(relay.port(), "");
            var refused = shell.run("mail", "doctor", "--config", file, "--to", "no@example.net");
            assertThat(refused.exitCode()).isEqualTo(ExitCodes.ATTENTION);
            assertThat(refused.out()).contains("Test: refused: ", "550 5.1.1 who");
        }
    }

    @Test
    void whatIsWrongWithTheFileIsSaidAndNothingIsTried() throws IOException {
        assertThat(shell.run("mail", "doctor").exitCode()).isEqualTo(ExitCodes.USAGE);
        var none = shell.run("mail", "doctor", "--config", folder.resolve("none").toString());
        assertThat(none.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        var without = folder.resolve("without.yaml");
        Files.writeString(without, "page: {name: Acme, url: \"https://status.acme.example\"}\n");
        var ran = shell.run("mail", "doctor", "--config", without.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ran.err()).contains("has no 'mail:'", "write 'mail: {from: ");
        var file = configuration(25, "NOT_SET");
        var unset = shell.run("mail", "doctor", "--config", file);
        assertThat(unset.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(unset.err()).contains("NOT_SET");
    }

    private String configuration(int port, String password) throws IOException {
        var relay =
                password.isEmpty()
                        ? "\"smtp://127.0.0.1:%d\"".formatted(port)
                        : "{url: \"smtp://candor@127.0.0.1:%d\", password: {env: %s}}"
                                .formatted(port, password);
        var file = folder.resolve("candor.yaml");
        Files.writeString(
                file,
                """
                page: {name: Acme, url: "https://status.acme.example"}
                mail:
                  from: status@acme.example
                  relays: [%s]
                """
                        .formatted(relay));
        return file.toString();
    }

    private static Optional<DnsServer.Answer> answer(String name, int type) {
        var text =
                switch (name.toLowerCase(Locale.ROOT).replaceFirst("[.]$", "")) {
                    case "acme.example" -> "v=spf1 ip4:127.0.0.1 -all";
                    case "_dmarc.acme.example" -> "v=DMARC1; p=reject";
                    default -> "";
                };
        if (type != TXT || text.isEmpty()) {
            return Optional.of(DnsServer.Answer.NO_SUCH_NAME);
        }
        var bytes = ((char) text.length() + text).getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(new DnsServer.Answer(0, List.of(bytes)));
    }
}
