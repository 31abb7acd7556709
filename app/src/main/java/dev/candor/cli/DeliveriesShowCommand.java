package dev.candor.cli;

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
        name = "show",
        header = "Show one delivery, or how far a notice has been told.",
        footer = {
            "%nExamples:",
            "  candor deliveries show g7lolds0gvqz",
            "  candor deliveries show --notice k3xq81mzv0ab"
        })
final class DeliveriesShowCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The delivery's id.")
    @Nullable String id;

    @Option(
            names = "--notice",
            paramLabel = "ID",
            description = "How many deliveries of this notice are in which state.")
    @Nullable String notice;

    DeliveriesShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((id == null) == (notice == null)) {
            throw new Failure(ExitCodes.USAGE, "name a delivery, or a notice with --notice", "");
        }
        var request = Json.object().put("id", id == null ? "" : id);
        request.put("notice", notice == null ? "" : notice);
        var answer = data.ask(session, "deliveries.show", request);
        var terminal = session.terminal();
        if (json.wanted || notice == null) {
            DeliveryOutput.print(terminal, json.wanted, answer);
            return ExitCodes.OK;
        }
        var audiences = answer.path("audiences").valueStream().map(AudienceWords::of).toList();
        if (terminal.interactive() && !audiences.isEmpty()) {
            terminal.out().println("By order, to customers of " + String.join(", ", audiences));
        }
        var rows = new ArrayList<List<String>>();
        answer.path("channels").properties().forEach(channel -> rows.add(row(channel)));
        new Columns(
                        List.of(
                                "CHANNEL",
                                "DELIVERED",
                                "PENDING",
                                "ESCALATED",
                                "FAILED",
                                "SUPERSEDED"),
                        rows)
                .print(terminal);
        return ExitCodes.OK;
    }

    private static List<String> row(java.util.Map.Entry<String, JsonNode> channel) {
        var counts = channel.getValue();
        return List.of(
                channel.getKey(),
                count(counts, "delivered"),
                count(counts, "pending"),
                count(counts, "escalated"),
                count(counts, "failed"),
                count(counts, "superseded"));
    }

    private static String count(JsonNode counts, String state) {
        return Long.toString(counts.path(state).asLong(0));
    }
}
