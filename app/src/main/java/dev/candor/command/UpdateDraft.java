package dev.candor.command;

import dev.candor.model.Impact;
import dev.candor.model.NoticeState;
import dev.candor.model.UpdateId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An update as its author gives it.
 *
 * @param state the notice's new state, or null to leave it
 * @param body Markdown
 * @param impacts the notice's impacts from now on, or null to leave them
 * @param at the instant that it speaks of, or null for now
 * @param end when the impact was over, for an update that closes the notice; null for {@code at}
 * @param corrects the update that it corrects, or null
 */
public record UpdateDraft(
        @Nullable NoticeState state,
        String body,
        @Nullable List<Impact> impacts,
        @Nullable Instant at,
        @Nullable Instant end,
        @Nullable UpdateId corrects) {}
