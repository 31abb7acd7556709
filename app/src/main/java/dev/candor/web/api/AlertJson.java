package dev.candor.web.api;

import dev.candor.model.Alert;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** Alerts as JSON. */
public final class AlertJson {
    private AlertJson() {}

    /** An alert, with whom it was told. */
    public static ObjectNode write(Alert alert, List<Alert.Step> steps) {
        var notice = alert.notice();
        var node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", alert.id().value())
                        .put("state", state(alert))
                        .put("subject", alert.subject())
                        .put("level", alert.level().wireName())
                        .put("reason", alert.reason())
                        .put("since", Times.write(alert.since()))
                        .put("notice", notice == null ? null : notice.value())
                        .put("raised_at", Times.write(alert.raisedAt()))
                        .put("acknowledged_at", text(alert.acknowledgedAt()))
                        .put("ended_at", text(alert.endedAt()));
        var told = node.putArray("told");
        for (var step : steps) {
            told.addObject()
                    .put("step", step.step())
                    .put("channel", step.channel())
                    .put("address", step.address())
                    .put("due_at", Times.write(step.dueAt()))
                    .put("told_at", text(step.toldAt()));
        }
        return node;
    }

    private static String state(Alert alert) {
        if (!alert.isOpen()) {
            return "ended";
        }
        return alert.isWaiting() ? "open" : "acknowledged";
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : Times.write(instant);
    }
}
