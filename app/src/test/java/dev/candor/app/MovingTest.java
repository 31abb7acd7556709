package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.ChildJvm;
import dev.candor.fixture.Http;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.DataFolder;
import dev.candor.store.Marks.Point;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;

/** Installations are checked, backed up, restored and copied. */
class MovingTest {
    private static final String PAGE =
            """
            page: {name: Example, url: "https://status.example.com", zone: UTC}
            components: [{id: shop, name: Shop}]
            """;

    @TempDir Path folder;

    @Test
    void aBackupOfARunningServerServesTheSameBytes() throws IOException {
        var file = folder.resolve("backup.gz");
        var other = Files.createDirectories(folder.resolve("other"));
        var here = Files.createDirectories(folder.resolve("here"));
        String page;
        String month;
        String id;
        try (var candor = RunningCandor.start(here, PAGE)) {
            id = post(candor.http());
            awaitPage(candor.http(), id);
            assertThat(done(here, "db.check", object()).path("problems")).isEmpty();
            var backup = done(here, "backup", object().put("file", file.toString()));
            assertThat(backup.path("journal_position").asLong(0)).isPositive();
            page = candor.http().page("/notices/" + id);
            month = candor.http().page("/history");
            assertThat(refused(here, "db.copy", object().put("to", "jdbc:sqlite:x")).code())
                    .isEqualTo(ControlCodes.IN_USE);
        }
        var restored = done(other, "restore", object().put("file", file.toString()));
        assertThat(restored.path("problems")).isEmpty();
        assertThat(other.resolve("data").resolve(DataFolder.SECRET_FILE))
                .hasSameBinaryContentAs(here.resolve("data").resolve(DataFolder.SECRET_FILE));
        assertThat(refused(other, "restore", object().put("file", file.toString())).toString())
                .contains("is not empty");
        try (var candor = RunningCandor.start(other, PAGE)) {
            assertThat(candor.http().page("/notices/" + id)).isEqualTo(page);
            assertThat(candor.http().page("/history")).isEqualTo(month);
        }
    }

    @Test
    void whatIsWrongInADatabaseIsNamed() throws Exception {
        try (var candor = RunningCandor.start(folder, PAGE)) {
            var _ = post(candor.http());
        }
        var file = folder.resolve("data/candor.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE journal SET reason = 'x' WHERE position = 2");
            statement.execute("INSERT INTO journal_cursor VALUES ('publisher', 99999)");
            statement.execute("UPDATE notice SET id = 'zzzzzzzzzzzz'");
            for (var i = 0; i < 2; i++) {
                statement.execute(
                        """
                        INSERT INTO outage (page, component, member, level, start_at,
                            precision_of_ends, source)
                        VALUES ('main', 'shop', '', 'major_outage', 5, 'exact', 'probe')
                        """);
            }
        }
        var before = Files.readAllBytes(file);
        var problems = done(folder, "db.check", object()).path("problems").toString();
        assertThat(problems)
                .contains("row 2 of the journal does not match its hash")
                .contains("publisher is at 99999")
                .contains("speaks of the notice")
                .contains("more than one interval by its checks that lasts");
        assertThat(Files.readAllBytes(file)).as("nothing was changed").isEqualTo(before);
    }

    @Test
    @Tag("postgresql")
    void anInstallationMovesToPostgresqlAndBack() throws IOException {
        String id;
        try (var candor = RunningCandor.start(folder, PAGE)) {
            id = post(candor.http());
        }
        var server = PostgresqlServer.newDatabase();
        assertThat(done(folder, "db.copy", object().put("to", server)).path("problems")).isEmpty();
        Files.delete(folder.resolve("data/candor.db"));
        try (var candor = RunningCandor.start(folder, PAGE)) {
            assertThat(candor.http().page("/notices/" + id)).contains("Shop is slow");
            var _ = post(candor.http());
        }
        var back = "jdbc:sqlite:" + folder.toRealPath().resolve("data/candor.db");
        assertThat(done(folder, "db.copy", object().put("to", back)).path("problems")).isEmpty();
        try (var candor = RunningCandor.start(folder, PAGE)) {
            assertThat(candor.http().json("/api/v1/notices").path("items")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP_TABLE", "BACKUP_WRITTEN"})
    void aBackupThatIsKilledIsNotThereAndCanBeMadeAgain(Point point) throws IOException {
        try (var candor = RunningCandor.start(folder, PAGE)) {
            var _ = post(candor.http());
        }
        var file = folder.resolve("backup.gz");
        var arguments = object().put("file", file.toString());
        killed(point, "backup", folder.resolve("data"), arguments);
        assertThat(file).doesNotExist();
        var _ = done(folder, "backup", arguments);
        assertThat(file).exists();
        var other = folder.resolve("other");
        for (var each : new Point[] {Point.LOAD_TABLE, Point.SCHEMA_STEP}) {
            killed(each, "restore", other.resolve("data"), arguments);
            assertThat(other.resolve("data/candor.db")).doesNotExist();
        }
        assertThat(done(other, "restore", arguments).path("problems")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOAD_TABLE", "LOADED", "SCHEMA_STEP"})
    @Tag("postgresql")
    void aCopyThatIsKilledLeavesTheOldDatabaseInForceAndCanBeMadeAgain(Point point)
            throws IOException {
        String id;
        try (var candor = RunningCandor.start(folder, PAGE)) {
            id = post(candor.http());
        }
        var arguments = object().put("to", PostgresqlServer.newDatabase()).put("again", true);
        killed(point, "db.copy", folder.resolve("data"), arguments);
        assertThat(folder.resolve("data/database")).doesNotExist();
        assertThat(done(folder, "db.check", object()).path("problems")).isEmpty();
        assertThat(done(folder, "db.copy", arguments).path("problems")).isEmpty();
        assertThat(folder.resolve("data/database")).content().contains("postgresql");
        try (var candor = RunningCandor.start(folder, PAGE)) {
            assertThat(candor.http().page("/notices/" + id)).contains("Shop is slow");
        }
    }

    private static void killed(Point point, String command, Path data, JsonNode arguments)
            throws IOException {
        try (var child =
                ChildJvm.start(
                        KilledAtMark.class,
                        point.name(),
                        "1",
                        command,
                        data.toString(),
                        arguments.toString())) {
            assertThat(child.line()).as(point + " kills it before it answers").isEmpty();
        }
    }

    private static void awaitPage(Http http, String id) {
        Await.until(
                "the notice is published",
                Duration.ofSeconds(30),
                () -> http.get("/notices/" + id).statusCode() == 200);
    }

    private static String post(Http http) {
        var answer =
                http.send(
                        "POST",
                        "/api/v1/notices",
                        """
                        {"kind": "incident", "title": "Shop is slow", "body": "We look.",
                         "components": ["shop"], "state": "resolved",
                         "windows": [{"start": "2026-01-01T10:00", "end": "2026-01-01T11:00"}]}
                        """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("location").orElseThrow().replaceFirst(".*/", "");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode done(Path folder, String command, JsonNode arguments) {
        var answer = ask(folder, command, arguments);
        assertThat(answer).isInstanceOf(ControlAnswer.Done.class);
        return ((ControlAnswer.Done) answer).data();
    }

    private static ControlAnswer.Refused refused(Path folder, String command, JsonNode arguments) {
        var answer = ask(folder, command, arguments);
        assertThat(answer).isInstanceOf(ControlAnswer.Refused.class);
        return (ControlAnswer.Refused) answer;
    }

    private static ControlAnswer ask(Path folder, String command, JsonNode arguments) {
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return control.ask(new ControlRequest(command, arguments));
        }
    }
}
