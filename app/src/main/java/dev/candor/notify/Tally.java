package dev.candor.notify;

import dev.candor.model.Delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has come of one channel's deliveries since the program started. Thread-safe. */
public final class Tally {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder superseded = new LongAdder();
    private final LongAdder escalated = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** How many attempts came to what. */
    public record Counts(long accepted, long deferred, long refused, long unavailable) {}

    /** Counts an attempt. */
    void count(SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Accepted _ -> accepted.increment();
            case SendOutcome.Deferred _ -> deferred.increment();
            case SendOutcome.Refused _ -> refused.increment();
            case SendOutcome.Unavailable _ -> unavailable.increment();
        }
    }

    /** Counts a delivery that was settled without having been taken; others are left out. */
    void count(Delivery.State state) {
        switch (state) {
            case SUPERSEDED -> superseded.increment();
            case ESCALATED -> escalated.increment();
            case FAILED -> failed.increment();
            case PENDING, DELIVERED -> {}
        }
    }

    /** The attempts up to now. */
    public Counts counts() {
        return new Counts(accepted.sum(), deferred.sum(), refused.sum(), unavailable.sum());
    }

    /** How many deliveries were settled, by their state. */
    public Map<Delivery.State, Long> settled() {
        var settled = new EnumMap<Delivery.State, Long>(Delivery.State.class);
        settled.put(Delivery.State.DELIVERED, accepted.sum());
        settled.put(Delivery.State.SUPERSEDED, superseded.sum());
        settled.put(Delivery.State.ESCALATED, escalated.sum());
        settled.put(Delivery.State.FAILED, failed.sum());
        return settled;
    }
}
