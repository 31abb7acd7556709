package dev.candor.cli;

import dev.candor.command.SubscriberFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        header = "Import subscribers from a CSV file.",
        description = {
            "",
            "All or nothing. The first line names the columns: address and consent (when and how"
                    + " they agreed) must be there; components, hears, minimum, language, zone and"
                    + " digest_hour may be. Who is subscribed already, or has left, stays so."
        },
        footer = {"%nExample:", "  candor subscriber import people.csv"})
final class SubscriberImportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file, UTF-8.")
    Path file = Path.of("");

    @Option(names = "--page", paramLabel = "ID", description = "The page (default: main).")
    @Nullable String page;

    SubscriberImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var bytes = Input.file(file, SubscriberFile.LARGEST, ExitCodes.FAILED);
        var request =
                Json.object()
                        .put("file", file.toString())
                        .put("content", Input.text(bytes, file.toString()));
        ChangeOutput.put(request, "page", page);
        var answer = data.ask(session, "subscriber.import", request);
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "%s: %d added, %d confirmed, %d stay as they are"
                                        .formatted(
                                                file,
                                                answer.path("added").asLong(0),
                                                answer.path("changed").asLong(0),
                                                answer.path("unchanged").asLong(0)));
        return ExitCodes.OK;
    }
}
