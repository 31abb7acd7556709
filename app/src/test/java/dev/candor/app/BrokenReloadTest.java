package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.SwitchableServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A reload that does not come to its end changes nothing: not the page, not what is watched. */
class BrokenReloadTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OLD =
            """
            page: {name: Example, url: "https://status.example.com", zone: UTC}
            components: [{id: shop, name: Shop}, {id: mail, name: Mail}]
            checks:
              - {id: shop, component: shop, http: "%1$s", every: 1s, timeout: 1s}
              - {id: mail, component: mail, http: "%1$s", every: 1s, timeout: 1s}
            """;
    private static final String NEW =
            """
            page: {name: Other, url: "https://status.example.com", zone: UTC}
            components: [{id: shop, name: Store}, {id: door, name: Door}]
            checks:
              - {id: shop, component: shop, http: "%1$s", every: 2s, timeout: 1s}
              - {id: door, component: door, http: "%1$s", every: 1s, timeout: 1s}
            """;

    @TempDir private Path folder;

    @Test
    void aFileWithProblemsChangesNothing() throws Exception {
        try (var target = new SwitchableServer();
                var running = RunningCandor.start(folder, OLD.formatted(target.url()))) {
            awaitBoth(running);
            var before = components(running);
            for (var bad :
                    new String[] {
                        "page: {nam: x}",
                        NEW.formatted(target.url()) + "  - {id: door}",
                        "components: [",
                        "\u0000",
                        ""
                    }) {
                Files.writeString(folder.resolve("candor.yaml"), bad);
                assertThat(reload()).as("reload of %s", bad).startsWith("Refused");
                running.server().reload();
            }
            requireUnchanged(running, before);
        }
    }

    /** The command has written half of it when a statement fails: here, the journal's. */
    @Test
    void aFaultInTheMiddleOfTheCommandChangesNothingAndTheNextReloadWorks() throws Exception {
        try (var target = new SwitchableServer();
                var running = RunningCandor.start(folder, OLD.formatted(target.url()))) {
            awaitBoth(running);
            var before = components(running);
            Files.writeString(folder.resolve("candor.yaml"), NEW.formatted(target.url()));
            for (var table : new String[] {"component", "component_text", "journal"}) {
                refuseWrites(table);
                var answer = reload();
                allowWrites();
                assertThat(answer).as(table).startsWith("Refused").contains("scripted fault");
                requireUnchanged(running, before);
            }
            assertThat(reload()).startsWith("Done");
            Await.until("the new page", SOON, () -> running.http().page("/").contains("Store"));
            Await.until("the new check", SOON, () -> verdict(running, "door").equals("up"));
        }
    }

    /** What is declared beside the components is written last. */
    @Test
    void aFaultInTheLastOfItTakesBackTheComponentsToo() throws Exception {
        try (var target = new SwitchableServer();
                var running = RunningCandor.start(folder, OLD.formatted(target.url()))) {
            awaitBoth(running);
            var before = components(running);
            var next =
                    NEW.formatted(target.url())
                            + """
                            graphs: [shop]
                            telling: {overrun-after: 1h}
                            mail: {from: a@example.com, relays: ["smtp://127.0.0.1:1"]}
                            alerts: [{to: [ops@example.com]}]
                            audiences:
                              - {id: a, database: "jdbc:sqlite:none.db", query: SELECT 1}
                            """;
            Files.writeString(folder.resolve("candor.yaml"), next);
            for (var table : new String[] {"series", "alert_rule", "audience_source"}) {
                refuseWrites(table);
                var answer = reload();
                allowWrites();
                assertThat(answer).as(table).startsWith("Refused").contains("scripted fault");
                requireUnchanged(running, before);
            }
            assertThat(reload()).startsWith("Done");
            Await.until("the new page", SOON, () -> running.http().page("/").contains("Store"));
        }
    }

    private void requireUnchanged(RunningCandor running, JsonNode before) {
        assertThat(components(running)).isEqualTo(before);
        assertThat(running.http().page("/")).contains("Mail").doesNotContain("Store");
        var now = Instant.now();
        Await.until("mail is still watched", SOON, () -> lastResult(running, "mail").isAfter(now));
        assertThat(verdict(running, "door")).isEmpty();
    }

    private static void awaitBoth(RunningCandor running) {
        Await.until("shop is seen", SOON, () -> verdict(running, "shop").equals("up"));
        Await.until("mail is seen", SOON, () -> verdict(running, "mail").equals("up"));
    }

    private String reload() {
        var nothing = JsonNodeFactory.instance.objectNode();
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return control.ask(new ControlRequest("reload", nothing)).toString();
        }
    }

    /** A trigger: it fails in the middle, as a disk does, and in every process. */
    private void refuseWrites(String table) throws SQLException {
        for (var kind : new String[] {"INSERT", "UPDATE", "DELETE"}) {
            sql(
                    "CREATE TRIGGER IF NOT EXISTS fault_"
                            + kind
                            + " BEFORE "
                            + kind
                            + " ON "
                            + table
                            + " BEGIN SELECT RAISE(ABORT, 'scripted fault'); END");
        }
    }

    private void allowWrites() throws SQLException {
        for (var kind : new String[] {"INSERT", "UPDATE", "DELETE"}) {
            sql("DROP TRIGGER fault_" + kind);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("data/candor.db"));
                var running = connection.createStatement()) {
            running.execute("PRAGMA busy_timeout = 10000");
            running.execute(statement);
        }
    }

    private static JsonNode components(RunningCandor running) {
        return running.http().json("/api/v1/components");
    }

    private static String verdict(RunningCandor running, String check) {
        return check(running, check).path("verdict").asString("");
    }

    private static Instant lastResult(RunningCandor running, String check) {
        var last = check(running, check).path("last_result");
        return Instant.parse(last.asString(Instant.EPOCH.toString()));
    }

    private static JsonNode check(RunningCandor running, String id) {
        for (var item : running.http().json("/api/v1/checks").path("items")) {
            if (item.path("id").asString("").equals(id)) {
                return item;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
