package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what became of one change. */
final class ChangeOutput {
    private ChangeOutput() {}

    static void print(Terminal terminal, boolean json, String done, JsonNode change) {
        terminal.out()
                .println(
                        json
                                ? Json.print(change)
                                : "%s change %s: %s (%s%s)"
                                        .formatted(
                                                done,
                                                Json.text(change, "id"),
                                                Json.text(change, "what"),
                                                Json.text(change, "outcome"),
                                                change.path("public").asBoolean(false)
                                                        ? ", public"
                                                        : ""));
    }

    /** What is not given is not mentioned. */
    static void put(ObjectNode request, String name, @Nullable String value) {
        if (value != null) {
            request.put(name, value);
        }
    }
}
