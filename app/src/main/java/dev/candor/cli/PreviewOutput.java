package dev.candor.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Says who would be told what, or will be, and when. */
final class PreviewOutput {
    private PreviewOutput() {}

    /** Of a step that is not made. */
    static void print(Terminal terminal, JsonNode answer) {
        var out = terminal.out();
        var tells = answer.path("tells");
        out.println("Nothing is kept and nobody is told. This would be told to:");
        count(terminal, tells.path("subscribers"), "subscriber", "subscribers");
        var of =
                tells.path("audience").isObject()
                        ? " of " + AudienceWords.of(tells.path("audience"))
                        : "";
        count(
                terminal,
                tells.path("meant"),
                "person" + of + " by --tell",
                "people" + of + " by --tell");
        count(
                terminal,
                tells.path("not_affected"),
                "customer, that they are not affected",
                "customers, that they are not affected");
        messages(terminal, answer.path("messages"));
    }

    /** Each message, the text of those that go at once. */
    static void messages(Terminal terminal, JsonNode messages) {
        for (var message : messages) {
            var at = message.path("at").asString("");
            terminal.out()
                    .println(
                            "%n%s, %s, to %s%n  %s"
                                    .formatted(
                                            at.isEmpty() ? "At once" : at,
                                            type(message),
                                            people(message.path("to")),
                                            Terminal.safe(Json.text(message, "subject"))));
            if (at.isEmpty()) {
                terminal.out().println();
                message.path("text")
                        .asString("")
                        .strip()
                        .lines()
                        .forEach(line ->
                                terminal.out()
                                        .println(("  " + Terminal.safe(line)).stripTrailing()));
            }
        }
    }

    private static String type(JsonNode message) {
        var included = texts(message.path("included"));
        var type = Json.text(message, "type").replace('_', ' ');
        return message.path("type").asString("").equals("widened")
                ? type + " by " + String.join(", ", included)
                : type;
    }

    private static String people(JsonNode to) {
        var all = new ArrayList<String>();
        add(all, to.path("subscribers"), "subscriber", "subscribers");
        add(all, to.path("meant"), "customer", "customers");
        return all.isEmpty() ? "nobody" : String.join("; ", all);
    }

    private static void add(List<String> all, JsonNode group, String one, String many) {
        var count = group.path("count").asLong(0);
        if (count > 0) {
            all.add(count + " " + (count == 1 ? one : many) + ": " + sample(group));
        }
    }

    private static void count(Terminal terminal, JsonNode group, String one, String many) {
        if (group.isMissingNode() || group.isNull()) {
            return;
        }
        var sample = sample(group);
        var count = group.path("count").asLong(0);
        var what = count == 1 ? one : many;
        var line = "%8d %s%s".formatted(count, what, sample.isEmpty() ? "" : ": ");
        terminal.out().println(line + sample);
    }

    /** The few that are shown, and whether there are more. */
    private static String sample(JsonNode group) {
        var sample = texts(group.path("sample"));
        var more = group.path("count").asLong(0) > sample.size() ? ", ..." : "";
        return sample.isEmpty() ? "" : String.join(", ", sample) + more;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(each -> Terminal.safe(each.asString())).toList();
    }
}
