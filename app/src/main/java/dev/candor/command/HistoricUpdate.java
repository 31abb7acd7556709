package dev.candor.command;

import dev.candor.model.ImpactChange;
import dev.candor.model.NoticeState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One dated statement of a past notice.
 *
 * @param at the instant that it speaks of
 * @param state the state that the notice took with it, or null
 * @param body Markdown
 * @param changes what it changed for components
 * @param corrects which of the notice's updates it corrects, counted from 0; or null
 */
public record HistoricUpdate(
        Instant at,
        @Nullable NoticeState state,
        String body,
        @Nullable Integer corrects,
        List<ImpactChange> changes) {
    public HistoricUpdate {
        changes = List.copyOf(changes);
    }

    /** An update that changed nothing for components. */
    public HistoricUpdate(
            Instant at, @Nullable NoticeState state, String body, @Nullable Integer corrects) {
        this(at, state, body, corrects, List.of());
    }
}
