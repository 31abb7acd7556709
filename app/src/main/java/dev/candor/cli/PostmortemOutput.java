package dev.candor.cli;

import tools.jackson.databind.JsonNode;

/** Says what became of one postmortem. */
final class PostmortemOutput {
    private PostmortemOutput() {}

    static void print(Terminal terminal, boolean json, String done, JsonNode postmortem) {
        if (json) {
            terminal.out().println(Json.print(postmortem));
            return;
        }
        terminal.out()
                .println(
                        "%s revision %s of the postmortem of %s (%s, %s)"
                                .formatted(
                                        done,
                                        postmortem.path("revision").asString(),
                                        Json.text(postmortem, "notice"),
                                        postmortem.path("published").asBoolean(false)
                                                ? "published"
                                                : "draft",
                                        Json.text(postmortem, "visibility")));
        terminal.out().println(Json.text(postmortem, "url"));
    }
}
