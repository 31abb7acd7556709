package dev.candor.notify;

import dev.candor.store.Owed;

/**
 * An attempt that is over.
 *
 * @param owed the delivery as it was leased
 * @param result what came of it
 */
record Attempt(Owed owed, Result result) {
    /** What came of an attempt. */
    sealed interface Result {
        /** The channel answered. */
        record Answered(SendOutcome outcome) implements Result {}

        /** It was not made: the channel was paused, or the program stops. */
        record NotMade() implements Result {}
    }

    static Attempt answered(Owed owed, SendOutcome outcome) {
        return new Attempt(owed, new Result.Answered(outcome));
    }

    static Attempt notMade(Owed owed) {
        return new Attempt(owed, new Result.NotMade());
    }

    /** Whether the other side took it. */
    boolean isAccepted() {
        return result instanceof Result.Answered(SendOutcome.Accepted _);
    }
}
