package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "mark",
        header = "Mark a change.",
        description = {
            "",
            "Without --finish and --exit-status the change is one instant, or still runs: 'candor"
                    + " change finish' reports its end. Internal unless --public is given."
        },
        footer = {
            "%nExamples:",
            "  candor change mark 'Deploy 4.2' --component app --exit-status 0 --public",
            "  candor change mark 'Filter spam posts' --component app \\",
            "      --start 2012-07-27T15:00 --finish 2012-07-27T15:02 --notice k3xq81mzv0ab"
        })
final class ChangeMarkCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "WHAT", description = "What was changed, in a few words.")
    String what = "";

    @Option(
            names = "--component",
            paramLabel = "ID",
            description = "What it touched; may be given several times.")
    List<String> components = List.of();

    @Option(names = "--start", paramLabel = "TIME", description = "When it began (default: now).")
    @Nullable String start;

    @Option(names = "--finish", paramLabel = "TIME", description = "When it was over.")
    @Nullable String finish;

    @Option(
            names = "--exit-status",
            paramLabel = "N",
            description = "What it came to; 0 is success. It is over then.")
    @Nullable Integer exitStatus;

    @Option(names = "--link", paramLabel = "URL", description = "Where more is said of it.")
    @Nullable String link;

    @Option(
            names = "--notice",
            paramLabel = "ID",
            description = "The notice that it belongs to, as its fix or its cause.")
    @Nullable String notice;

    @Option(names = "--public", description = "Show it on public graphs and pages.")
    boolean shown;

    ChangeMarkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("what", what);
        ChangeOutput.put(request, "start", start);
        ChangeOutput.put(request, "finish", finish);
        if (exitStatus != null) {
            request.put("exit_status", exitStatus);
        }
        if (!components.isEmpty()) {
            var list = request.putArray("components");
            components.forEach(list::add);
        }
        ChangeOutput.put(request, "link", link);
        ChangeOutput.put(request, "notice", notice);
        request.put("public", shown);
        var change = data.ask(session, "change.mark", request);
        ChangeOutput.print(session.terminal(), json.wanted, "Marked", change);
        return ExitCodes.OK;
    }
}
