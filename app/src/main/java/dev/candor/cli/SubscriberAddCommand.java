package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "add",
        header = "Add a subscriber.",
        description = {
            "",
            "An e-mail address, or the https address of a program. Without --confirmed the address"
                    + " is asked first. Without --component it hears of the whole page."
        },
        footer = {
            "%nExample:",
            "  candor subscriber add ada@example.com --confirmed --component app"
        })
final class SubscriberAddCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Where to write to.")
    String address = "";

    @Option(
            names = "--confirmed",
            description = "They have agreed, and you can show it: do not ask them again.")
    boolean confirmed;

    @Option(
            names = "--component",
            paramLabel = "ID",
            description = "Of what they hear; may be given several times.")
    List<String> components = List.of();

    @Option(names = "--page", paramLabel = "ID", description = "The page (default: main).")
    @Nullable String page;

    @Option(
            names = "--consent",
            paramLabel = "TEXT",
            description = "When and how they agreed, for the record.")
    @Nullable String consent;

    @Option(names = "--language", paramLabel = "TAG", description = "Such as en or de.")
    @Nullable String language;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Such as Europe/Vienna.")
    @Nullable String zone;

    SubscriberAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("address", address).put("confirmed", confirmed);
        if (!components.isEmpty()) {
            var list = request.putArray("components");
            components.forEach(list::add);
        }
        ChangeOutput.put(request, "page", page);
        ChangeOutput.put(request, "consent", consent);
        ChangeOutput.put(request, "language", language);
        ChangeOutput.put(request, "zone", zone);
        var added = data.ask(session, "subscriber.add", request);
        var out = session.terminal().out();
        if (json.wanted) {
            out.println(Json.print(added));
        } else {
            out.println(
                    "Subscriber %s is %s%s"
                            .formatted(
                                    Json.text(added, "id"),
                                    Json.text(added, "state"),
                                    confirmed ? "" : "; the address is asked to confirm"));
        }
        return ExitCodes.OK;
    }
}
