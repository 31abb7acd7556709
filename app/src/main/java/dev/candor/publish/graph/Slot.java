package dev.candor.publish.graph;

import java.time.Instant;
import java.util.Collection;

/**
 * What was measured at one instant, or from one on for as long as the recording is fine.
 *
 * @param start that instant
 * @param tries how often it was looked at; 0 where nothing can fail
 * @param failures how often that failed
 * @param spread the values
 */
public record Slot(Instant start, long tries, long failures, Spread spread) {
    /** All of them as one, from that instant on. */
    static Slot merged(Instant start, Collection<Slot> slots) {
        return new Slot(
                start,
                slots.stream().mapToLong(Slot::tries).sum(),
                slots.stream().mapToLong(Slot::failures).sum(),
                Spread.merged(slots.stream().map(Slot::spread).toList()));
    }

    /** The share that failed, 0 to 1; 0 when nothing was tried. */
    public double errorRate() {
        return tries == 0 ? 0 : (double) failures / tries;
    }
}
