package dev.candor.command;

import dev.candor.model.NoticeState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One dated statement of a past notice.
 *
 * @param at the instant that it speaks of
 * @param state the state that the notice took with it, or null
 * @param body Markdown
 * @param corrects which of the notice's updates it corrects, counted from 0; or null
 */
public record HistoricUpdate(
        Instant at, @Nullable NoticeState state, String body, @Nullable Integer corrects) {}
