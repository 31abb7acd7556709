package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.concurrent.Callable;

@Command(
        name = "link",
        header = "Make a link to the page that shows who was told what.",
        description = {
            "",
            "Addresses stand on that page: whoever has the link sees them until it runs out."
        },
        footer = {
            "%nExamples:",
            "  candor deliveries link",
            "  candor deliveries link --notice k3xq81mzv0ab --for 8h"
        })
final class DeliveriesLinkCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(names = "--notice", paramLabel = "ID", description = "Only what was told of it.")
    @Nullable String notice;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "For how long it holds, up to 30d (default: ${DEFAULT-VALUE}).")
    Duration holds = Duration.ofHours(1);

    DeliveriesLinkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("seconds", holds.toSeconds());
        request.put("notice", notice == null ? "" : notice);
        var answer = data.ask(session, "deliveries.link", request);
        var terminal = session.terminal();
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        terminal.out().println(Json.text(answer, "url"));
        if (terminal.interactive()) {
            terminal.err().println("It holds until " + Json.text(answer, "expires_at") + ".");
        }
        return ExitCodes.OK;
    }
}
