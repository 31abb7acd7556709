package dev.candor.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/** Files that hold one JSON object. */
final class JsonFile {
    private JsonFile() {}

    /**
     * The object.
     *
     * @throws Failure when the file cannot be read, is longer than {@code longest} bytes, or holds
     *     something else
     */
    static ObjectNode object(Path file, int longest) {
        var text = Input.text(Input.file(file, longest, ExitCodes.FAILED), file.toString());
        try {
            if (Json.read(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Failure(
                    ExitCodes.FAILED,
                    file
                            + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
                            + ": "
                            + e.getOriginalMessage(),
                    "");
        }
        throw new Failure(ExitCodes.FAILED, file + " holds no JSON object", "write it in { }");
    }
}
