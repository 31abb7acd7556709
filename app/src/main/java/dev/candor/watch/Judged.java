package dev.candor.watch;

import dev.candor.judge.Turn;
import dev.candor.model.CheckState;
import dev.candor.model.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Something that must be recorded, in the order in which it came about. */
sealed interface Judged {
    /**
     * What one result, or silence, came to.
     *
     * @param result the result, or null for silence
     * @param state what the judge remembers from then on
     * @param turn the change of verdict, or null
     */
    record Belief(@Nullable Result result, CheckState state, @Nullable Turn turn)
            implements Judged {}

    /** The wall clock jumped; what came before is in its old time, what comes after in its new. */
    record Step(Duration step) implements Judged {}
}
