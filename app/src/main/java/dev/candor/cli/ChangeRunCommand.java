package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "run",
        header = "Run a command as a change: its start, its end and how it went are marked.",
        description = {
            "",
            "What the command reads and writes is left as it is, and its exit status is that of"
                    + " 'candor change run': 127 when it could not be started, 128 and the signal's"
                    + " number when a signal ended it. When this program is told to end, it tells"
                    + " the command to (SIGTERM), and waits for it. A mark that cannot be made is"
                    + " reported on standard error, and does not keep the command from running."
        },
        footer = {
            "%nExample:",
            "  candor change run --what 'Deploy 4.2' --component app --public -- ./deploy.sh 4.2"
        })
final class ChangeRunCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments.")
    List<String> command = List.of();

    @Option(
            names = "--what",
            paramLabel = "TEXT",
            description =
                    "What is changed, in a few words (default: the command's name; never its"
                            + " arguments, which may be secret).")
    @Nullable String what;

    @Option(
            names = "--component",
            paramLabel = "ID",
            description = "What it touches; may be given several times.")
    List<String> components = List.of();

    @Option(names = "--link", paramLabel = "URL", description = "Where more is said of it.")
    @Nullable String link;

    @Option(
            names = "--notice",
            paramLabel = "ID",
            description = "The notice that it belongs to, as its fix or its cause.")
    @Nullable String notice;

    @Option(names = "--public", description = "Show it on public graphs and pages.")
    boolean shown;

    ChangeRunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var change = started();
        return RunningCommand.run(
                command,
                session.terminal(),
                exitStatus -> {
                    if (change != null) {
                        finished(change, exitStatus);
                    }
                });
    }

    private @Nullable String started() {
        var request = Json.object().put("what", what == null ? name() : what);
        if (!components.isEmpty()) {
            var list = request.putArray("components");
            components.forEach(list::add);
        }
        ChangeOutput.put(request, "link", link);
        ChangeOutput.put(request, "notice", notice);
        request.put("public", shown);
        try {
            return Json.text(data.ask(session, "change.mark", request), "id");
        } catch (RuntimeException failure) {
            say("the start of the change could not be marked: ", failure);
            return null;
        }
    }

    private void finished(String change, int exitStatus) {
        var request = Json.object().put("id", change).put("exit_status", exitStatus);
        try {
            data.ask(session, "change.edit", request);
        } catch (RuntimeException failure) {
            say("the end of change " + change + " could not be marked: ", failure);
        }
    }

    private String name() {
        var file = Path.of(command.getFirst()).getFileName();
        return file == null ? command.getFirst() : file.toString();
    }

    private void say(String what, RuntimeException failure) {
        var why =
                failure instanceof Failure refused && !refused.problems().isEmpty()
                        ? refused.problems().getFirst().what()
                        : String.valueOf(failure.getMessage());
        session.terminal().err().println("candor: " + what + Terminal.safe(why));
    }
}
