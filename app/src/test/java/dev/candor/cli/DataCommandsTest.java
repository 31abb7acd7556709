package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.app.ControlCodes;
import dev.candor.model.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DataCommandsTest {
    private final Shell shell = new Shell();

    @Test
    void aTokenStandsAloneOnStandardOutput() {
        shell.answering("{\"id\": \"k3xq81mzv0ab\", \"token\": \"candor_s3cr3t\"}");
        var ran = shell.run("token", "create", "--role", "admin", "--data", "d");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualToIgnoringNewLines("candor_s3cr3t").hasLineCount(1);
        assertThat(ran.err()).contains("k3xq81mzv0ab", "admin").doesNotContain("s3cr3t");
        assertThat(shell.folders).containsExactly(Path.of("d"));
        assertThat(shell.requests.getFirst().command()).isEqualTo("token.create");
        assertThat(shell.requests.getFirst().arguments())
                .isEqualTo(Json.read("{\"role\": \"admin\"}"));
        assertThat(shell.closed).isOne();
    }

    @Test
    void tokensAreListedForPeopleAndForPrograms() {
        shell.answering(
                """
                {"items": [{"id": "k3xq81mzv0ab", "role": "admin",
                  "created_at": "2026-01-21T22:44:00.000Z", "revoked_at": null}], "next": null}
                """);
        assertThat(shell.run("token", "list").out())
                .isEqualToIgnoringNewLines("k3xq81mzv0ab\tadmin\t2026-01-21T22:44:00.000Z\t");
        assertThat(Json.read(shell.run("token", "list", "--json").out()).path("items")).hasSize(1);
        shell.interactive = true;
        assertThat(shell.run("token", "list").out())
                .startsWith("ID            ROLE   CREATED                   REVOKED\n");
    }

    @Test
    void aReloadSaysWhatChanged() {
        shell.answering("{\"changes\": [\"component 'app' added\"]}");
        assertThat(shell.run("reload").out()).isEqualToIgnoringNewLines("component 'app' added");
        assertThat(shell.answering("{\"changes\": []}").run("reload").out())
                .isEqualToIgnoringNewLines("The configuration is as it was.");
        assertThat(shell.requests.getFirst().command()).isEqualTo("reload");
    }

    @Test
    void aRefusalIsShownWithItsExitCode() {
        var problem = new Problem("candor.yaml:2:3", "unknown key 'x'", "did you mean 'y'?");
        var ran = shell.refusing(ControlCodes.CONFIGURATION, problem).run("reload");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "candor reload: candor.yaml:2:3: unknown key 'x'; did you mean 'y'?");
        assertThat(shell.refusing(ControlCodes.NO_SERVER, problem).run("reload").exitCode())
                .isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(shell.refusing("not_found", problem).run("token", "list").exitCode())
                .isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void aHistoryIsSentWholeAndItsOutcomeCounted(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("history.json"), "{\"notices\": []}");
        shell.answering("{\"added\": 39, \"changed\": 0, \"unchanged\": 1}");
        var ran = shell.run("import", "history", file.toString(), "--config", "c.yaml");

        assertThat(ran.out())
                .isEqualToIgnoringNewLines(file + ": 39 added, 0 changed, 1 unchanged");
        var request = shell.requests.getFirst();
        assertThat(request.command()).isEqualTo("history.import");
        assertThat(request.arguments().path("file").asString()).isEqualTo(file.toString());
        assertThat(request.arguments().path("content").asString()).isEqualTo("{\"notices\": []}");
        assertThat(request.arguments().path("config").asString())
                .isEqualTo(Path.of("c.yaml").toAbsolutePath().toString());
    }

    @Test
    void aHistoryThatCannotBeReadIsNeverSent(@TempDir Path folder) throws IOException {
        var binary = Files.write(folder.resolve("b"), new byte[] {(byte) 0xff});
        assertThat(shell.run("import", "history", binary.toString()).err())
                .contains("is not UTF-8 text");
        assertThat(shell.run("import", "history", folder.resolve("none").toString()))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED))
                .satisfies(ran -> assertThat(ran.err()).contains("there is no file"));
        assertThat(shell.run("import", "history", folder.toString()).err()).contains("cannot read");
        assertThat(shell.requests).isEmpty();
    }

    @Test
    void aBackupIsAskedForByItsWholePath() {
        shell.answering("{\"made_at\": \"2026-01-21T22:44:00Z\", \"journal_position\": 7}");
        var ran = shell.run("backup", "b.gz", "--data", "d", "--overwrite");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringNewLines("b.gz: as of 2026-01-21T22:44:00Z, journal position 7");
        var arguments = shell.requests.getFirst().arguments();
        assertThat(arguments.path("file").asString())
                .isEqualTo(Path.of("b.gz").toAbsolutePath().toString());
        assertThat(arguments.path("overwrite").asBoolean()).isTrue();
    }

    @Test
    void aDatabaseInOrderEndsWithZeroAndOtherwiseEachFindingIsASentence() {
        shell.answering("{\"journal_position\": 7, \"journal_hash\": \"ab\", \"problems\": []}");
        var fine = shell.run("db", "check", "--data", "d");
        assertThat(fine.exitCode()).isZero();
        assertThat(fine.out()).contains("journal position 7", "All is in order.");
        shell.answering(
                """
                {"journal_position": 7, "problems": [
                  {"where": "journal", "what": "row 3 is missing", "todo": "restore a backup"}]}
                """);
        var bad = shell.run("db", "check");
        assertThat(bad.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(bad.out()).contains("journal: row 3 is missing; restore a backup");
        assertThat(Json.read(shell.run("db", "check", "--json").out()).path("problems")).hasSize(1);
    }

    @Test
    void restoreAndCopyAreAskedOfTheFolderThatTheyAreFor() {
        shell.answering("{\"journal_position\": 7, \"problems\": []}");
        assertThat(shell.run("restore", "b.gz", "--into", "new").exitCode()).isZero();
        assertThat(shell.run("db", "copy", "--from", "old", "--to", "jdbc:sqlite:x").exitCode())
                .isZero();
        assertThat(shell.folders).containsExactly(Path.of("new"), Path.of("old"));
        assertThat(shell.requests.getLast().arguments().path("to").asString())
                .isEqualTo("jdbc:sqlite:x");
        assertThat(shell.run("db", "copy", "--from", "old", "--to", "mysql:x").exitCode())
                .isEqualTo(ExitCodes.USAGE);
        shell.refusing(ControlCodes.IN_USE, new Problem("", "a server runs", "stop it"));
        assertThat(shell.run("db", "copy", "--from", "old", "--to", "jdbc:sqlite:x").exitCode())
                .isEqualTo(ExitCodes.UNREACHABLE);
    }
}
