package dev.candor.app;

import dev.candor.command.Rejected;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Problem;
import dev.candor.notify.people.RefreshAudiences;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the command line can ask only of a running server.
 *
 * @param reload reads the configuration file again
 * @param audiences asks the databases that it names
 */
record RunningDesk(Supplier<ControlAnswer> reload, RefreshAudiences audiences)
        implements Function<ControlRequest, ControlAnswer> {
    /** Reads the configuration file again. */
    static final String RELOAD = "reload";

    /** Asks a database for the customers of an audience. */
    static final String REFRESH = "audience.refresh";

    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");

    @Override
    public ControlAnswer apply(ControlRequest request) {
        return request.command().equals(REFRESH) ? refresh(request.arguments()) : reload.get();
    }

    private ControlAnswer refresh(JsonNode arguments) {
        var audience = audience(arguments.path("id").asString(""));
        var isAccepted = arguments.path("accept").asBoolean(false);
        var replaced = audiences.now(audience, isAccepted, ACTOR);
        return new ControlAnswer.Done(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", audience.value())
                        .put("customers", replaced.customers())
                        .put("added", replaced.added())
                        .put("changed", replaced.changed())
                        .put("removed", replaced.removed()));
    }

    private static Audience audience(String text) {
        try {
            return new Audience(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(
                    Rejected.Cause.INVALID,
                    new Problem("id", String.valueOf(e.getMessage()), "check how it is written"));
        }
    }
}
