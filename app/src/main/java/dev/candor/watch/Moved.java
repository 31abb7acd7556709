package dev.candor.watch;

import dev.candor.model.CheckState;
import dev.candor.model.CheckState.Trail;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What the judge remembers, in the new time after a step of the wall clock. Pure. */
final class Moved {
    private Moved() {}

    /** The same, with each instant moved. */
    static CheckState by(CheckState state, Duration step) {
        var trail = state.trail();
        return new CheckState(
                state.check(),
                state.member(),
                state.location(),
                state.verdict(),
                state.since().plus(step),
                state.candidate(),
                state.run(),
                plus(state.runStart(), step),
                plus(state.lastResult(), step),
                state.detail(),
                new Trail(
                        trail.newest(),
                        trail.same(),
                        plus(trail.sameStart(), step),
                        trail.blind(),
                        plus(trail.blindStart(), step)));
    }

    private static @Nullable Instant plus(@Nullable Instant instant, Duration step) {
        return instant == null ? null : instant.plus(step);
    }
}
