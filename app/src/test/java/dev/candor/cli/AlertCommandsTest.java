package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.ServeProcess;
import dev.candor.fixture.SwitchableServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What people type about alerts, at the real program with a target that fails. */
class AlertCommandsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private Typing typing;

    @BeforeEach
    void data() {
        typing = new Typing(folder.resolve("data"));
    }

    @Test
    void anAlertOfWhatCustomersUseIsListedTakenAndOver() throws Exception {
        try (var target = new SwitchableServer();
                var server = serve(target)) {
            customers("partners", "shop");
            customers("others", "door");
            assertThat(typing.run("alert", "list").out()).isEmpty();
            target.answer(500);
            Await.until("an alert", LONGEST, () -> !list().isEmpty());
            assertThat(list()).matches("\\S{12}\t\\S+\tmajor_outage\t20\\S+Z\tShop\t.*\n");
            var id = list().substring(0, 12);
            var taken = typing.run("alert", "ack", id);
            assertThat(taken.exitCode()).as(taken.err()).isZero();
            assertThat(taken.out()).isEqualTo(id + " (Shop): acknowledged\n");
            assertThat(typing.run("alert", "ack", id).exitCode()).isZero();
            assertThat(list()).startsWith(id + "\tacknowledged\t");
            target.answer(200);
            Await.until("over", LONGEST, () -> list().isEmpty());
            assertThat(typing.run("alert", "list", "--all").out()).startsWith(id + "\tended\t");
            assertThat(typing.run("alert", "ack", id).out()).isEqualTo(id + " (Shop): ended\n");
            assertThat(server.log()).doesNotContain("ops@example.com", "shop@example.com");
        }
    }

    @Test
    void whatIsMistypedIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        for (var id : List.of("nothingthere", "x", "../../etc")) {
            var ran = typing.run("alert", "ack", id);
            assertThat(ran.exitCode()).as(id).isEqualTo(ExitCodes.FAILED);
            assertThat(ran.err()).as(id).contains("there is no alert");
        }
        assertThat(typing.run("alert", "ack").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(typing.run("alert", "list", "--al").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Json.read(typing.run("alert", "list", "--json").out()).path("items")).isEmpty();
    }

    private String list() {
        return typing.run("alert", "list").out();
    }

    private void customers(String audience, String component) throws IOException {
        var file = folder.resolve("customers.csv");
        Files.writeString(file, "address,components\nshop@example.com," + component + "\n");
        var ran = typing.run("audience", "import", file.toString(), "--audience", audience);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private ServeProcess serve(SwitchableServer target) throws IOException {
        Files.writeString(
                folder.resolve("candor.yaml"),
                """
                page: {name: Example, url: "https://status.example.com", zone: UTC}
                components: [{id: shop, name: Shop}, {id: door, name: Door}]
                checks:
                  - id: shop
                    http: "%s"
                    every: 1s
                    timeout: 1s
                    fail-after: 1
                    recover-after: 1
                audiences: [{id: partners}, {id: others}]
                mail: {from: status@example.com, relays: ["smtp://127.0.0.1:1"]}
                alerts:
                  - {to: [ops@example.com], when: {audience: partners}}
                  - {to: [others@example.com], when: {audience: others}}
                """
                        .formatted(target.url()));
        return ServeProcess.start(folder, List.of(), Map.of());
    }
}
