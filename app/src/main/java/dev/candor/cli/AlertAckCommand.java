package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "ack",
        header = "Take an alert: nobody is reminded of it or told next any more.",
        footer = {"%nExample:", "  candor alert ack k3v9q2m7x1ab"})
final class AlertAckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ALERT", description = "The alert's id.")
    String alert = "";

    AlertAckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "alert.ack", Json.object().put("id", alert));
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : alert
                                        + " ("
                                        + Json.text(answer, "subject")
                                        + "): "
                                        + Json.text(answer, "state"));
        return ExitCodes.OK;
    }
}
