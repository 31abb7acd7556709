package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "publish",
        header = "Publish a postmortem.",
        description = {
            "",
            "A public one takes its resolved incident to the state 'postmortem', so that feeds and"
                    + " the API tell of it."
        },
        footer = {"%nExample:", "  candor postmortem publish k3xq81mzv0ab"})
final class PostmortemPublishCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "NOTICE", description = "The notice's id.")
    String id = "";

    @Option(names = "--internal", description = "For whoever holds a token only.")
    boolean internal;

    PostmortemPublishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("id", id).put("published", true);
        request.put("visibility", internal ? "internal" : "public");
        var made = data.ask(session, "postmortem.edit", request);
        PostmortemOutput.print(session.terminal(), json.wanted, "Published", made);
        return ExitCodes.OK;
    }
}
