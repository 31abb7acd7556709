package dev.candor.judge;

import dev.candor.model.CheckState;

import org.jspecify.annotations.Nullable;

/**
 * What one more result, or time without one, comes to.
 *
 * @param state what the judge remembers from now on
 * @param turn the change of verdict; null when, and only when, the confirmed verdict is the same
 * @param reason why
 */
public record CheckDecision(CheckState state, @Nullable Turn turn, Reason reason) {}
