package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Command(name = "show", header = "List the customers of an audience, and what they use.")
final class AudienceShowCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The audience's id.")
    String audience = "";

    AudienceShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("id", audience);
        var whole = Slices.whole(data, session, "audience.show", request);
        if (json.wanted) {
            session.terminal().out().println(Json.print(whole));
            return ExitCodes.OK;
        }
        if (session.terminal().interactive() && !whole.path("items").isEmpty()) {
            session.terminal().out().println(AudienceWords.of(whole.path("audience")));
        }
        var rows = whole.path("items").valueStream().map(AudienceShowCommand::row).toList();
        new Columns(List.of("KEY", "ADDRESS", "NAME", "USES"), rows)
                .print(session.terminal(), "Nobody is in this audience.");
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode it) {
        var uses =
                Stream.concat(it.path("components").valueStream(), it.path("labels").valueStream())
                        .map(each -> Terminal.safe(each.asString()))
                        .collect(Collectors.joining(" "));
        return List.of(Json.text(it, "key"), Json.text(it, "address"), Json.text(it, "name"), uses);
    }
}
