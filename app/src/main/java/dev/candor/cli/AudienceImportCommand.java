package dev.candor.cli;

import dev.candor.command.CustomerFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        header = "Make an audience what a CSV file says.",
        description = {
            "",
            "All or nothing; whoever is not in the file is taken out. The first line names the"
                    + " columns: address must be there; name, key, components, member, region,"
                    + " generation, plan, language and zone may be. Several values in one column"
                    + " are separated by blanks or semicolons."
        },
        footer = {"%nExample:", "  candor audience import customers.csv --audience shops"})
final class AudienceImportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file, UTF-8.")
    Path file = Path.of("");

    @Option(
            names = "--audience",
            paramLabel = "ID",
            defaultValue = "customers",
            description = "The audience's id (default: ${DEFAULT-VALUE}).")
    String audience = "";

    AudienceImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var bytes = Input.file(file, CustomerFile.LARGEST, ExitCodes.FAILED);
        var request =
                Json.object()
                        .put("id", audience)
                        .put("file", file.toString())
                        .put("content", Input.text(bytes, file.toString()));
        var answer = data.ask(session, "audience.import", request);
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "%s: %s, %d of them new; %d taken out"
                                        .formatted(
                                                audience,
                                                CustomerCount.of(answer),
                                                answer.path("added").asLong(0),
                                                answer.path("removed").asLong(0)));
        return ExitCodes.OK;
    }
}
