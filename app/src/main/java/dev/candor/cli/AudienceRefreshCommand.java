package dev.candor.cli;

import dev.candor.model.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "refresh",
        header = "Ask the databases of audiences for their customers now.",
        description = {
            "",
            "Without ID, those of all audiences for which the configuration names a database. An"
                    + " answer with no customers, or with less than half of those that the audience"
                    + " has, is refused: look at it, and take it with --accept."
        },
        footer = {"%nExample:", "  candor audience refresh shops --accept"})
final class AudienceRefreshCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The audience's id.")
    @Nullable String audience;

    @Option(
            names = "--accept",
            description = "Take the answer even if it has few customers, or none; wants ID.")
    boolean accept;

    AudienceRefreshCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (accept && audience == null) {
            throw new Failure(
                    ExitCodes.USAGE, "--accept takes the answer for one audience", "name it");
        }
        var items = Json.array();
        var problems = new ArrayList<Problem>();
        for (var each : wanted()) {
            try {
                items.add(refresh(each));
            } catch (Failure e) {
                if (audience != null || e.exitCode() != ExitCodes.FAILED) {
                    throw e;
                }
                problems.addAll(e.problems());
            }
        }
        if (json.wanted) {
            var whole = audience == null ? Json.object().set("items", items) : items.get(0);
            session.terminal().out().println(Json.print(whole));
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCodes.FAILED, problems);
        }
        return ExitCodes.OK;
    }

    private List<String> wanted() {
        if (audience != null) {
            return List.of(audience);
        }
        return data.ask(session, "audience.list", Json.object())
                .path("items")
                .valueStream()
                .filter(each -> each.has("source"))
                .map(each -> each.path("id").asString())
                .toList();
    }

    private JsonNode refresh(String id) {
        var request = Json.object().put("id", id).put("accept", accept);
        var answer = data.ask(session, "audience.refresh", request);
        if (!json.wanted) {
            session.terminal().out().println(line(answer));
        }
        return answer;
    }

    private static String line(JsonNode answer) {
        var customers = CustomerCount.of(answer);
        var added = answer.path("added").asLong(0);
        var changed = answer.path("changed").asLong(0);
        var removed = answer.path("removed").asLong(0);
        var id = Json.text(answer, "id");
        return added + changed + removed == 0
                ? "%s: %s, as they were".formatted(id, customers)
                : "%s: %s, %d of them new, %d changed; %d taken out"
                        .formatted(id, customers, added, changed, removed);
    }
}
