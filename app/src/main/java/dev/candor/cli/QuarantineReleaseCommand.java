package dev.candor.cli;

import dev.candor.model.Subscriber;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "release",
        header = "Send to an address again.",
        description = {"", "What came back from it is forgotten."},
        footer = {"%nExample:", "  candor mail quarantine release jo@example.org"})
final class QuarantineReleaseCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The whole e-mail address.")
    String address = "";

    QuarantineReleaseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer =
                data.ask(session, "mail.quarantine.release", Json.object().put("address", address));
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "Messages go to "
                                        + Terminal.safe(address)
                                        + " again."
                                        + subscription(Json.text(answer, "subject")));
        return ExitCodes.OK;
    }

    private static String subscription(String subject) {
        return subject.startsWith(Subscriber.KEY)
                ? " What it subscribed to waits until it confirms that: it is asked now."
                : "";
    }
}
