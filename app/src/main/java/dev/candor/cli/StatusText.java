package dev.candor.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A status report as aligned text: what it is about on the left, the figures on the right. */
final class StatusText {
    private static final int LABEL = 12;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final JsonNode report;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    StatusText(JsonNode report, int width) {
        this.report = report;
        this.width = width;
    }

    List<String> lines() {
        server();
        page();
        row("Checks", counts(report.path("checks"), "none"));
        engine();
        telling();
        untold();
        store();
        attention();
        return List.copyOf(lines);
    }

    private void server() {
        var server = report.path("server");
        row(
                "Server",
                server.isObject()
                        ? "Candor "
                                + Json.text(server, "version")
                                + ", running for "
                                + time(server.path("uptime_seconds").asLong(0))
                        : "none runs on this data folder");
    }

    private void page() {
        var page = report.path("page");
        var name = Json.text(page, "name");
        row("Page", name.isEmpty() ? "none yet" : name);
        row("Components", counts(page.path("components"), "none"));
        var open = page.path("open_notices").asInt(0);
        row("Notices", open == 0 ? "none is open" : open + " open");
        for (var notice : page.path("notices")) {
            var draft = notice.path("draft").asBoolean(false) ? ", draft" : "";
            row(
                    "",
                    Json.text(notice, "id")
                            + "  "
                            + Json.text(notice, "state").replace('_', ' ')
                            + draft
                            + "  "
                            + Json.text(notice, "title")
                            + promise(notice.path("next_update")));
        }
        var more = open - page.path("notices").size();
        if (more > 0) {
            row("", "and " + more + " more: candor notice list");
        }
    }

    private static String promise(JsonNode promise) {
        if (!promise.isObject()) {
            return "";
        }
        var late = promise.path("overdue").asBoolean(false);
        return (late ? ", OVERDUE: an update was promised by " : ", next update by ")
                + Json.text(promise, "at");
    }

    private void engine() {
        var schedule = report.path("schedule");
        if (!schedule.isObject()) {
            return;
        }
        row(
                "Start lag",
                "p50 "
                        + millis(schedule, "lag_p50_seconds")
                        + ", p99 "
                        + millis(schedule, "lag_p99_seconds"));
        row(
                "Runs",
                number(schedule, "started")
                        + " begun, "
                        + number(schedule, "skipped")
                        + " left out, "
                        + number(schedule, "blind")
                        + " blind; could not look for "
                        + time(Math.round(schedule.path("blind_seconds").asDouble(0))));
        var queues = report.path("queues");
        row(
                "Queues",
                number(queues, "runs_in_flight")
                        + " runs under way, "
                        + number(queues, "results_queued")
                        + " results to store, "
                        + queues.path("web_work").valueStream().mapToLong(it -> it.asLong(0)).sum()
                        + " web requests at work");
    }

    private void telling() {
        var telling = report.path("telling");
        if (!telling.isObject()) {
            return;
        }
        var pending =
                telling.path("channels")
                        .valueStream()
                        .map(it -> number(it, "pending") + " on " + Json.text(it, "channel"))
                        .collect(Collectors.joining(", "));
        row(
                "Messages",
                (pending.isEmpty() ? "none waits" : pending + " wait")
                        + ", "
                        + number(telling, "in_flight")
                        + " under way");
        var heartbeat = telling.path("heartbeat");
        if (heartbeat.isObject()) {
            var at = Json.text(heartbeat, "taken_at");
            row(
                    "Heartbeat",
                    Json.text(heartbeat, "state")
                            + (at.isEmpty() ? ", never taken yet" : ", last taken at " + at));
        }
    }

    private void untold() {
        var untold = report.path("untold");
        for (var pause : untold.path("paused")) {
            row("Paused", Json.text(pause, "channel") + " since " + Json.text(pause, "since"));
        }
        if (untold.path("failed_last_day").asInt(0) > 0) {
            row(
                    "Failed",
                    number(untold, "failed_last_day")
                            + " of the last day: candor deliveries list --state failed");
        }
    }

    private void store() {
        var journal = report.path("journal");
        if (!journal.isObject()) {
            row("Store", "does not answer");
            return;
        }
        row("Journal", "position " + number(journal, "position"));
        for (var consumer : journal.path("consumers")) {
            row(
                    "",
                    Json.text(consumer, "name")
                            + " at "
                            + number(consumer, "position")
                            + ", "
                            + number(consumer, "behind")
                            + " behind");
        }
        var overdue = report.path("overdue");
        row(
                "Overdue",
                overdue.path("count").asInt(0) == 0
                        ? "nothing"
                        : number(overdue, "count")
                                + ", the first since "
                                + Json.text(overdue, "oldest_due_at"));
        var store = report.path("store");
        row(
                "Database",
                Json.text(store, "product")
                        + ", "
                        + String.format(
                                Locale.ROOT, "%.1f MiB", store.path("bytes").asLong(0) / MEBIBYTE));
        age("Last commit", store.path("commit_age_seconds"));
        age("Last looks", store.path("oldest_verdict_age_seconds"));
    }

    private void age(String label, JsonNode seconds) {
        if (seconds.isNumber()) {
            var all = label.equals("Last looks") ? ", for the check seen longest ago" : "";
            row(label, time(Math.round(seconds.asDouble(0))) + " ago" + all);
        }
    }

    private void attention() {
        lines.add("");
        var sentences = report.path("attention");
        if (sentences.isEmpty()) {
            lines.add("All is well.");
            return;
        }
        lines.add("Needs attention:");
        for (var sentence : sentences) {
            wrapped("  - ", "    ", Terminal.safe(sentence.asString("")));
        }
    }

    /** Those that are not zero, such as {@code 3 up, 1 down}. */
    private static String counts(JsonNode counts, String none) {
        var some =
                counts.propertyStream()
                        .filter(each -> each.getValue().asInt(0) > 0)
                        .map(each ->
                                each.getValue().asInt(0) + " " + each.getKey().replace('_', ' '))
                        .collect(Collectors.joining(", "));
        return some.isEmpty() ? none : some;
    }

    private static String number(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%,d", node.path(field).asLong(0));
    }

    private static String millis(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%.1f ms", node.path(field).asDouble(0) * 1000);
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min"
                : seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
    }

    private void row(String label, String text) {
        wrapped(label + " ".repeat(LABEL - label.length()), " ".repeat(LABEL), text);
    }

    /** Breaks between words; the lines behind the first begin with {@code indent}. */
    private void wrapped(String first, String indent, String text) {
        var line = new StringBuilder(first);
        var empty = true;
        for (var word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
    }
}
