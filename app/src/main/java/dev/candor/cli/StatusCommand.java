package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.nio.file.Files;
import java.util.concurrent.Callable;

@Command(
        name = "status",
        header = "Show how the server, its page and its data are doing.",
        description = {
            "",
            "Asks the server that runs on the data folder; where none runs, reads what is kept. It"
                    + " changes nothing. The exit code is 0 when all is well, and 4 when something"
                    + " needs attention, which is then named at the end."
        },
        footer = {
            "%nExamples:",
            "  candor status --data /var/lib/candor",
            "  candor status --json"
        })
final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(data.folder)) {
            throw new Failure(
                    ExitCodes.UNREACHABLE,
                    "there is no data folder " + data.folder,
                    "name it with --data");
        }
        var answer = data.ask(session, "status", Json.object());
        var terminal = session.terminal();
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
        } else {
            new StatusText(answer, terminal.width()).lines().forEach(terminal.out()::println);
        }
        return answer.path("attention").isEmpty() ? ExitCodes.OK : ExitCodes.ATTENTION;
    }
}
