package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.Callable;

@Command(
        name = "bounce",
        header = "Take in a message that came back.",
        description = {
            "",
            "Reads one message by standard input, as a mail server's pipe or a mailbox gives it,"
                    + " and hands it to the running server. Reports of undeliverable messages and"
                    + " complaints lead to the quarantine of their address; all else is ignored,"
                    + " with exit code 0, so that the mail server does not answer it."
        },
        footer = {
            "%nExamples:",
            "  candor mail bounce --data /var/lib/candor < message",
            "  candor mail bounce --recipient \"$RECIPIENT\" < message"
        })
final class MailBounceCommand implements Callable<Integer> {
    private static final int LONGEST = 1024 * 1024;

    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            description =
                    "To whom it came; else the message's own fields say so (Delivered-To,"
                            + " X-Original-To, To).")
    @Nullable String recipient;

    MailBounceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var arguments =
                Json.object()
                        .put("message", Base64.getEncoder().encodeToString(message()))
                        .put("recipient", recipient == null ? "" : recipient);
        var answer = data.ask(session, "mail.bounce", arguments);
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : Json.text(answer, "outcome")
                                        + ": "
                                        + Terminal.safe(Json.text(answer, "detail")));
        return ExitCodes.OK;
    }

    private byte[] message() {
        try {
            var bytes = session.terminal().in().readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new Failure(
                        ExitCodes.FAILED, "the message is longer than " + LONGEST + " bytes", "");
            }
            return bytes;
        } catch (IOException e) {
            throw new Failure(
                    ExitCodes.FAILED, "cannot read standard input: " + e.getMessage(), "");
        }
    }
}
