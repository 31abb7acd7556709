package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(name = "list", header = "List the subscribers.")
final class SubscriberListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those: unconfirmed, active, paused, ended or quarantined.")
    @Nullable String state;

    @Option(names = "--page", paramLabel = "ID", description = "The page (default: main).")
    @Nullable String page;

    SubscriberListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object();
        ChangeOutput.put(request, "state", state);
        ChangeOutput.put(request, "page", page);
        var all = Slices.all(data, session, "subscriber.list", request);
        if (json.wanted) {
            session.terminal().out().println(Json.print(Json.object().set("items", all)));
            return ExitCodes.OK;
        }
        var rows = all.valueStream().map(SubscriberListCommand::row).toList();
        new Columns(List.of("ID", "STATE", "CHANNEL", "HEARS", "ADDRESS"), rows)
                .print(
                        session.terminal(),
                        "There are no such subscribers; people subscribe at /subscribe, and"
                                + " 'candor subscriber add' adds one.");
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode it) {
        return List.of(
                Json.text(it, "id"),
                Json.text(it, "state"),
                Json.text(it, "channel"),
                Json.text(it, "hears"),
                Json.text(it, "address"));
    }
}
