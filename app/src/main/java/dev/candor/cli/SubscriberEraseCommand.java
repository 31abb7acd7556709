package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "erase",
        header = "Erase all that is kept of an address.",
        description = {
            "",
            "The subscription, the record of consent, the customer in every audience, and the"
                    + " address wherever it was told something. It cannot be undone."
        })
final class SubscriberEraseCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose.")
    String address = "";

    @Option(names = "--page", paramLabel = "ID", description = "The page (default: main).")
    @Nullable String page;

    SubscriberEraseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("address", address);
        ChangeOutput.put(request, "page", page);
        var answer = data.ask(session, "subscriber.erase", request);
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "Erased: %s subscription, %s"
                                        .formatted(
                                                answer.path("subscription").asBoolean(false)
                                                        ? "one"
                                                        : "no",
                                                CustomerCount.of(answer)));
        return ExitCodes.OK;
    }
}
