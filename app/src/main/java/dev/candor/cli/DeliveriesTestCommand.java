package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

@Command(
        name = "test",
        header = "Send a test message, to see that a channel works.",
        description = {
            "",
            "The server sends it, and what came of the first attempt is printed, or after ten"
                + " seconds that there was none yet; 'candor deliveries show' says what follows. A"
                + " channel of the configuration file knows where to send to. Over mail, name an"
                + " e-mail address; over webhook, the address of a program that subscribed."
        },
        footer = {
            "%nExamples:",
            "  candor deliveries test --to operator@example.com",
            "  candor deliveries test --channel ops-chat"
        })
final class DeliveriesTestCommand implements Callable<Integer> {
    /** The channels of the program itself, which lead to many places. */
    private static final Set<String> MANY = Set.of("mail", "webhook");

    private static final int LOOKS = 40;
    private static final int MILLIS_BETWEEN_LOOKS = 250;

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
            description =
                    "Whom to send to. A channel of the configuration file needs none: its provider"
                            + " has one.")
    @Nullable String address;

    DeliveriesTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (address == null && MANY.contains(channel)) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "a test on the channel " + channel + " needs an address",
                    channel.equals("mail")
                            ? "such as --to operator@example.com"
                            : "such as --to https://hooks.example.com/status");
        }
        var request = Json.object().put("channel", channel);
        request.put("address", address == null ? "" : address);
        var test = data.ask(session, "deliveries.test", request);
        var waitsFor = Json.text(test, "waits_for");
        var isHeldBack = waitsFor.equals("server") || waitsFor.equals("resume");
        var answer = isHeldBack ? test : outcome(test);
        DeliveryOutput.print(session.terminal(), json.wanted, answer);
        hint(waitsFor);
        return ExitCodes.OK;
    }

    /** The same as soon as something came of it, or as it is when nothing does soon. */
    private JsonNode outcome(JsonNode test) {
        var request = Json.object().put("id", Json.text(test, "id"));
        JsonNode now = test;
        for (var look = 0; look < LOOKS && isUntried(now); look++) {
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
            now = data.ask(session, "deliveries.show", request);
        }
        if (now instanceof ObjectNode node) {
            node.set("sent_to", test.path("sent_to"));
        }
        return now;
    }

    private static boolean isUntried(JsonNode delivery) {
        return Json.text(delivery, "state").equals("pending")
                && delivery.path("attempts").asInt(0) == 0
                && Json.text(delivery, "last_error").isEmpty();
    }

    private void hint(String waitsFor) {
        var err = session.terminal().err();
        switch (waitsFor) {
            case "server" -> err.println("It is sent once a server runs: 'candor serve'.");
            case "resume" ->
                    err.println("The channel is paused: 'candor channels resume " + channel + "'.");
            case String _ -> {}
        }
    }
}
