package dev.candor.notify;

import java.util.concurrent.atomic.LongAdder;

/** What has come of the attempts on one channel since the program started. Thread-safe. */
public final class Tally {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unavailable = new LongAdder();

    /** How many attempts came to what. */
    public record Counts(long accepted, long deferred, long refused, long unavailable) {}

    /** Counts one. */
    void count(SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Accepted _ -> accepted.increment();
            case SendOutcome.Deferred _ -> deferred.increment();
            case SendOutcome.Refused _ -> refused.increment();
            case SendOutcome.Unavailable _ -> unavailable.increment();
        }
    }

    /** The counts now. */
    public Counts counts() {
        return new Counts(accepted.sum(), deferred.sum(), refused.sum(), unavailable.sum());
    }
}
