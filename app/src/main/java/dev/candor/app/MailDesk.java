package dev.candor.app;

import dev.candor.model.Actor;
import dev.candor.model.BouncedAddress;
import dev.candor.notify.bounce.Returned;
import dev.candor.notify.mail.KeepQuarantine;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What the command line asks about messages that came back. */
final class MailDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");
    private static final int USUAL_LIMIT = 100;

    private final KeepQuarantine quarantine;
    private final @Nullable Mailing mailing;

    /**
     * A desk on a quarantine.
     *
     * @param mailing takes in what comes back, or null without a server
     */
    MailDesk(KeepQuarantine quarantine, @Nullable Mailing mailing) {
        this.quarantine = quarantine;
        this.mailing = mailing;
    }

    ControlAnswer list(JsonNode arguments) {
        var body = JSON.objectNode();
        var items = body.putArray("items");
        for (var each : quarantine.newest(arguments.path("limit").asInt(USUAL_LIMIT))) {
            items.add(json(each));
        }
        return new ControlAnswer.Done(body);
    }

    ControlAnswer release(JsonNode arguments) {
        var address = arguments.path("address").asString("");
        return new ControlAnswer.Done(json(quarantine.release(address, ACTOR)));
    }

    ControlAnswer bounce(JsonNode arguments) {
        if (mailing == null) {
            return ControlDesk.refused(
                    ControlCodes.NO_SERVER,
                    "no server runs on this data folder, so that nobody knows the return paths",
                    "start one with 'candor serve'");
        }
        var message = Base64.getDecoder().decode(arguments.path("message").asString(""));
        var recipient = arguments.path("recipient").asString("");
        var returned =
                mailing.returned(message, recipient.isEmpty() ? List.of() : List.of(recipient));
        if (returned.isEmpty()) {
            return ControlDesk.refused(
                    "invalid",
                    "the configuration names no address to which messages come back",
                    "set 'mail: bounces: {address: ...}'");
        }
        return new ControlAnswer.Done(
                switch (returned.get()) {
                    case Returned.Bounced bounced ->
                            JSON.objectNode()
                                    .put("outcome", bounced.kind().wireName())
                                    .put("delivery", bounced.delivery())
                                    .put("detail", bounced.detail());
                    case Returned.Ignored(var why) ->
                            JSON.objectNode().put("outcome", "ignored").put("detail", why);
                });
    }

    private static ObjectNode json(BouncedAddress address) {
        return JSON.objectNode()
                .put("address", address.hint())
                .put("subject", address.subject())
                .put("reason", address.kind().wireName())
                .put("count", address.count())
                .put("detail", address.detail())
                .put("delivery", address.delivery())
                .put("quarantined_at", text(address.quarantinedAt()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
