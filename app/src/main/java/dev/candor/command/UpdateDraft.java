package dev.candor.command;

import dev.candor.model.Impact;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeState;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An update as its author gives it.
 *
 * @param state the notice's new state, or null to leave it
 * @param body Markdown
 * @param impacts the notice's impacts from now on, or null to leave them
 * @param at the instant that it speaks of, or null for now
 * @param end when the impact was over, for an update that closes the notice; null for {@code at}
 * @param corrects the update that it corrects, or null
 * @param windows windows to add to those that are there: it happened again, or this remains
 * @param facts what becomes of what else the notice says of itself; null leaves it
 */
public record UpdateDraft(
        @Nullable NoticeState state,
        String body,
        @Nullable List<Impact> impacts,
        @Nullable Instant at,
        @Nullable Instant end,
        @Nullable UpdateId corrects,
        List<Window> windows,
        @Nullable UnaryOperator<NoticeFacts> facts) {
    public UpdateDraft {
        windows = List.copyOf(windows);
    }

    /** An update that adds no windows and leaves what else the notice says. */
    public UpdateDraft(
            @Nullable NoticeState state,
            String body,
            @Nullable List<Impact> impacts,
            @Nullable Instant at,
            @Nullable Instant end,
            @Nullable UpdateId corrects) {
        this(state, body, impacts, at, end, corrects, List.of(), null);
    }
}
