package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "edit",
        header = "Write the next revision of a postmortem.",
        description = {
            "",
            "FILE holds what is different, as the API takes it: a JSON Merge Patch (RFC 7396)."
                    + " 'candor postmortem show' prints all there is."
        },
        footer = {"%nExample:", "  candor postmortem edit k3xq81mzv0ab postmortem.json"})
final class PostmortemEditCommand implements Callable<Integer> {
    private static final int LONGEST = 1 << 20;

    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "NOTICE", description = "The notice's id.")
    String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "What is different, as JSON.")
    Path file = Path.of("");

    PostmortemEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = JsonFile.object(file, LONGEST);
        request.put("id", id);
        var made = data.ask(session, "postmortem.edit", request);
        PostmortemOutput.print(session.terminal(), json.wanted, "Wrote", made);
        return ExitCodes.OK;
    }
}
