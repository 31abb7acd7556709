package dev.candor.cli;

import dev.candor.app.MailClinic;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ArrayNode;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "doctor",
        header = "Find out why e-mail does not arrive.",
        description = {
            "",
            "Connects to each relay, looks at TLS, certificate and password, compares the signing"
                    + " key with DNS, reads the SPF and DMARC records, and sends one message when"
                    + " told to whom. It needs no running server and changes nothing. The exit code"
                    + " is 0 when nothing is bad, and 4 otherwise."
        },
        footer = {
            "%nExamples:",
            "  candor mail doctor --config candor.yaml",
            "  candor mail doctor --config candor.yaml --to you@example.com"
        })
final class MailDoctorCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration file.")
    Path config = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "Send a test message to this address.")
    @Nullable String to;

    MailDoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var configuration = MailSetup.read(session, config);
        var mail = configuration.mail();
        if (mail == null) {
            throw new Failure(
                    ExitCodes.CONFIGURATION,
                    config + " has no 'mail:'",
                    "write 'mail: {from: status@example.com, relays: [\"smtp://…\"]}'");
        }
        var list = Json.array();
        var good =
                MailClinic.examine(
                        configuration, mail, to, json.wanted ? line -> add(list, line) : this::say);
        if (json.wanted) {
            var answer = Json.object().put("good", good);
            answer.set("findings", list);
            session.terminal().out().println(Json.print(answer));
        }
        return good ? ExitCodes.OK : ExitCodes.ATTENTION;
    }

    private static void add(ArrayNode list, MailClinic.Line line) {
        list.addObject()
                .put("grade", line.grade())
                .put("what", line.what())
                .put("todo", line.todo());
    }

    private void say(MailClinic.Line line) {
        var out = session.terminal().out();
        out.println(mark(line.grade()) + "  " + Terminal.safe(line.what()));
        if (!line.todo().isEmpty()) {
            out.println("      " + Terminal.safe(line.todo()));
        }
    }

    private String mark(String grade) {
        var ansi = session.terminal().colours() ? Ansi.ON : Ansi.OFF;
        return switch (grade) {
            case "good" -> ansi.string("@|green good|@");
            case "note" -> ansi.string("@|yellow note|@");
            default -> ansi.string("@|bold,red bad|@ ");
        };
    }
}
