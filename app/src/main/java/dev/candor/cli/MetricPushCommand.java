package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "push",
        header = "Send values of a metric.",
        description = {
            "",
            "FILE holds what the API takes: {\"points\": [{\"at\": TIME, \"value\": NUMBER}, …]},"
                    + " at most 5,000 points. Sending them again changes nothing."
        },
        footer = {"%nExample:", "  candor metric push queue-length points.json"})
final class MetricPushCommand implements Callable<Integer> {
    private static final int LONGEST = 1 << 20;

    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "METRIC", description = "The metric's id.")
    String metric = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The values, as JSON.")
    Path file = Path.of("");

    MetricPushCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = JsonFile.object(file, LONGEST);
        request.put("metric", metric);
        var answer = data.ask(session, "metric.push", request);
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "Kept " + answer.path("kept").asInt(0) + " values of " + metric);
        return ExitCodes.OK;
    }
}
