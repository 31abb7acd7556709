package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.Callable;

@Command(
        name = "export",
        header = "Write all that is kept of subscribers, as JSON.",
        description = {
            "",
            "Of one address with ADDRESS, such as when somebody asks what is kept of them: then"
                    + " 'customers' holds what it is in audiences."
        })
final class SubscriberExportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "Only this one (default: all).")
    @Nullable String address;

    @Option(names = "--page", paramLabel = "ID", description = "The page (default: main).")
    @Nullable String page;

    SubscriberExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object();
        ChangeOutput.put(request, "page", page);
        var wanted = address;
        var items = Json.array();
        Slices.all(data, session, "subscriber.list", request)
                .valueStream()
                .filter(each ->
                        wanted == null || Json.text(each, "address").equalsIgnoreCase(wanted))
                .forEach(items::add);
        var kept = Json.object();
        kept.set("items", items);
        if (wanted != null) {
            var customers = customers(wanted);
            if (items.isEmpty() && customers.isEmpty()) {
                throw new Failure(ExitCodes.FAILED, "nothing is kept of this address", "");
            }
            kept.set("customers", customers);
        }
        session.terminal().out().println(Json.print(kept));
        return ExitCodes.OK;
    }

    /** Who asks what is kept of them may be somebody whom an operator brought in, too. */
    private JsonNode customers(String wanted) {
        var request = Json.object().put("address", wanted);
        ChangeOutput.put(request, "page", page);
        return data.ask(session, "audience.find", request).path("items");
    }
}
