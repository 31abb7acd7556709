package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "finish",
        header = "Report that a change is over, and how it went.",
        footer = {"%nExample:", "  candor change finish k3xq81mzv0ab --exit-status $?"})
final class ChangeFinishCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The change's id.")
    String id = "";

    @Option(names = "--finish", paramLabel = "TIME", description = "When it was over.")
    @Nullable String finish;

    @Option(
            names = "--exit-status",
            paramLabel = "N",
            description = "What it came to; 0 is success. Without --finish it is over now.")
    @Nullable Integer exitStatus;

    ChangeFinishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (finish == null && exitStatus == null) {
            throw new Failure(ExitCodes.USAGE, "say --finish, --exit-status, or both", "");
        }
        var request = Json.object().put("id", id);
        ChangeOutput.put(request, "finish", finish);
        if (exitStatus != null) {
            request.put("exit_status", exitStatus);
        }
        var change = data.ask(session, "change.edit", request);
        ChangeOutput.print(session.terminal(), json.wanted, "Finished", change);
        return ExitCodes.OK;
    }
}
