package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

@Command(
        name = "test",
        header = "Send a test message, to see that a channel works.",
        description = {"", "The server sends it; 'candor deliveries show' says what came of it."},
        footer = {
            "%nExample:",
            "  candor deliveries test --channel mail --to operator@example.com"
        })
final class DeliveriesTestCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--channel",
            paramLabel = "ID",
            defaultValue = "mail",
            description = "The channel (default: ${DEFAULT-VALUE}).")
    String channel = "mail";

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            required = true,
            description = "What the channel sends to, such as an e-mail address.")
    String address = "";

    DeliveriesTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("channel", channel).put("address", address);
        var answer = data.ask(session, "deliveries.test", request);
        DeliveryOutput.print(session.terminal(), json.wanted, answer);
        return ExitCodes.OK;
    }
}
