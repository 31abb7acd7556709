package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "update",
        header = "Add an update, or a correction, to a notice.",
        description = {
            "",
            "A state that closes the notice ends what lasts: at --end, else at --at, else now."
        },
        footer = {
            "%nExamples:",
            "  candor notice update k3xq81mzv0ab --state identified --body 'A disk is full.'",
            "  candor notice update k3xq81mzv0ab --corrects 9s2hd71kq0zx \\",
            "      --body 'Two orders were lost, not none.'"
        })
final class NoticeUpdateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();
    @Mixin final TellOptions tell = new TellOptions();
    @Mixin final ImpactOptions impacts = new ImpactOptions();
    @Mixin final StatementOptions statement = new StatementOptions();
    @Mixin final FactOptions facts = new FactOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The notice's id.")
    String id = "";

    @Option(
            names = "--window",
            paramLabel = "START/END",
            description =
                    "A window to add: it happened again. Without /END it lasts. May be given"
                            + " several times.")
    List<String> windows = List.of();

    @Option(
            names = "--tail-until",
            paramLabel = "TIME",
            description =
                    "Until when something remains, such as DNS caches: from --end, else --at, else"
                            + " --tail-from; shown apart and never counted as downtime.")
    @Nullable String tailUntil;

    @Option(names = "--tail-from", paramLabel = "TIME", description = "Since when it remains.")
    @Nullable String tailFrom;

    @Option(
            names = "--tail-note",
            paramLabel = "TEXT",
            description = "What remains, in a few words.")
    @Nullable String tailNote;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The time that the update speaks of (default: now).")
    @Nullable String at;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "When the impact was over, for an update that closes the notice.")
    @Nullable String end;

    @Option(
            names = "--corrects",
            paramLabel = "UPDATE",
            description = "The id of the update that this one corrects.")
    @Nullable String corrects;

    NoticeUpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("id", id);
        statement.addTo(request, session);
        impacts.addTo(request);
        if (at != null) {
            request.put("at", at);
        }
        if (end != null) {
            request.put("end", end);
        }
        if (corrects != null) {
            request.put("corrects", corrects);
        }
        facts.addTo(request);
        windows(request);
        tell.addTo(request);
        var notice = data.ask(session, "notice.update", request);
        tell.print(session.terminal(), json.wanted, "Updated", notice);
        return ExitCodes.OK;
    }

    private void windows(ObjectNode request) {
        if (windows.isEmpty() && tailUntil == null) {
            return;
        }
        var all = request.putArray("windows");
        for (var window : windows) {
            var slash = window.indexOf('/');
            var each = all.addObject();
            each.put("start", slash < 0 ? window : window.substring(0, slash));
            if (slash >= 0) {
                each.put("end", window.substring(slash + 1));
            }
        }
        if (tailUntil != null) {
            var from = tailFrom != null ? tailFrom : end != null ? end : at;
            if (from == null) {
                throw new Failure(
                        ExitCodes.USAGE, "--tail-until needs a beginning", "give --tail-from");
            }
            var tail = all.addObject().put("kind", "tail").put("start", from);
            tail.put("end", tailUntil);
            if (tailNote != null) {
                tail.put("note", tailNote);
            }
        }
    }
}
