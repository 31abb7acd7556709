package dev.candor.cli;

import tools.jackson.databind.JsonNode;

/** Says what became of one notice. */
final class NoticeOutput {
    private NoticeOutput() {}

    static void print(Terminal terminal, boolean json, String done, JsonNode notice) {
        if (json) {
            terminal.out().println(Json.print(notice));
            return;
        }
        terminal.out()
                .println(
                        "%s %s %s: %s (%s%s)"
                                .formatted(
                                        done,
                                        Json.text(notice, "kind"),
                                        Json.text(notice, "id"),
                                        Json.text(notice, "title"),
                                        Json.text(notice, "state"),
                                        notice.path("draft").asBoolean(false) ? ", draft" : ""));
        var url = Json.text(notice, "url");
        if (!url.isEmpty()) {
            terminal.out().println(url);
        }
    }
}
