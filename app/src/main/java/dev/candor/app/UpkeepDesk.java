package dev.candor.app;

import dev.candor.store.Checked;
import dev.candor.store.Upkeep;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/** Checks and backs up a store that is in use. Thread-safe. */
final class UpkeepDesk {
    /** Checks what must hold. */
    static final String CHECK = "db.check";

    /** Writes a backup. */
    static final String BACKUP = "backup";

    private final Upkeep upkeep;

    UpkeepDesk(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    /** What was found; problems are an answer, not a refusal. */
    ControlAnswer check() {
        return new ControlAnswer.Done(json(upkeep.check()));
    }

    /** Writes {@code file}, an absolute path on this machine, as this process's user. */
    ControlAnswer backUp(JsonNode arguments) {
        var file = Path.of(arguments.path("file").asString(""));
        if (!file.isAbsolute() || file.getFileName() == null) {
            return ControlDesk.refused(
                    "invalid", "'" + file + "' is no file", "name a file with its whole path");
        }
        var backup =
                upkeep.backUp(
                        file,
                        arguments.path("overwrite").asBoolean(false),
                        arguments.path("version").asString(""));
        return new ControlAnswer.Done(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("file", file.toString())
                        .put("made_at", backup.madeAt().toString())
                        .put("journal_position", backup.position())
                        .put("journal_hash", backup.hash()));
    }

    static ObjectNode json(Checked checked) {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("journal_position", checked.position())
                        .put("journal_hash", checked.hash());
        var problems = body.putArray("problems");
        for (var problem : checked.problems()) {
            problems.addObject()
                    .put("where", problem.where())
                    .put("what", problem.what())
                    .put("todo", problem.todo());
        }
        return body;
    }
}
