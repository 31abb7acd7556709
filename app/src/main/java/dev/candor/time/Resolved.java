package dev.candor.time;

import java.time.Instant;
import java.time.LocalDateTime;

/** What a local date-time in a zone means as an instant; see {@link Zones#resolve}. */
public sealed interface Resolved {
    /** It exists once. */
    record Exact(Instant instant) implements Resolved {}

    /**
     * It does not exist: the clocks were put forward over it.
     *
     * @param before the local time at which they were put forward, such as 02:00
     * @param after the local time that they then showed, such as 03:00
     * @param transition the instant at which that happened
     */
    record Gap(LocalDateTime before, LocalDateTime after, Instant transition) implements Resolved {}

    /**
     * It exists twice: the clocks were put back over it.
     *
     * @param earlier the first time
     * @param later the second time
     */
    record Overlap(Instant earlier, Instant later) implements Resolved {}
}
