package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "stop",
        header = "Give up a delivery that is pending.",
        footer = {"%nExample:", "  candor deliveries stop k3xq81mzv0ab"})
final class DeliveriesStopCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The delivery's id.")
    String id = "";

    DeliveriesStopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "deliveries.stop", Json.object().put("id", id));
        DeliveryOutput.print(session.terminal(), json.wanted, answer);
        return ExitCodes.OK;
    }
}
