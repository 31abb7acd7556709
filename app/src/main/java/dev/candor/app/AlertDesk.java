package dev.candor.app;

import dev.candor.command.AcknowledgeAlert;
import dev.candor.command.Commands;
import dev.candor.command.Rejected;
import dev.candor.model.Actor;
import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Problem;
import dev.candor.store.Store;
import dev.candor.web.api.AlertJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Alerts, as the command line asks for them. Thread-safe. */
final class AlertDesk {
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");
    private static final int SHOWN = 50;

    private final Store store;
    private final Commands commands;

    AlertDesk(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    /** Those that last; with {@code all} the newest, whether they last or not. */
    ControlAnswer list(JsonNode arguments) {
        var all = arguments.path("all").asBoolean(false);
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        store.<Object>read(transaction -> {
            var port = transaction.alerts();
            var found = all ? port.newest(SHOWN, null) : port.open();
            found.forEach(each -> items.add(AlertJson.write(each, port.steps(each.id()))));
            return body;
        });
        return new ControlAnswer.Done(body);
    }

    /** Takes one. */
    ControlAnswer acknowledge(JsonNode arguments) {
        var id = id(arguments.path("id").asString(""));
        var taken = commands.run(new AcknowledgeAlert(id), ACTOR, "command line");
        var steps = store.<List<Alert.Step>>read(it -> it.alerts().steps(id));
        return new ControlAnswer.Done(AlertJson.write(taken, steps));
    }

    private static AlertId id(String text) {
        try {
            return new AlertId(text);
        } catch (IllegalArgumentException _) {
            throw new Rejected(
                    Rejected.Cause.NOT_FOUND,
                    new Problem(
                            "",
                            "there is no alert '" + text + "'",
                            "'candor alert list' shows what there is"));
        }
    }
}
