package dev.candor.schedule;

import dev.candor.model.CheckId;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The instants at which one check is due: {@code phase + n × every}. The phase comes from the
 * check's name alone, so checks are spread evenly, and the same check keeps its place over
 * restarts, reloads and machines.
 *
 * @param phaseNanos 0 to {@code everyNanos}, exclusive
 * @param everyNanos the interval, more than 0
 */
record Slots(long phaseNanos, long everyNanos) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    Slots {
        if (everyNanos <= 0 || phaseNanos < 0 || phaseNanos >= everyNanos) {
            throw new IllegalArgumentException(
                    "a phase of " + phaseNanos + " ns does not lie within " + everyNanos + " ns");
        }
    }

    /** The slots of a check that runs each {@code every}. */
    static Slots of(CheckId check, Duration every) {
        var nanos = every.toNanos();
        return new Slots(Math.unsignedMultiplyHigh(hash(check.value()), nanos), nanos);
    }

    /** The first slot strictly after {@code time}. */
    long nextAfter(long time) {
        return time + everyNanos - Math.floorMod(time - phaseNanos, everyNanos);
    }

    /** How many slots lie in {@code after < t <= upTo}. */
    long between(long after, long upTo) {
        return upTo <= after
                ? 0
                : Math.floorDiv(upTo - phaseNanos, everyNanos)
                        - Math.floorDiv(after - phaseNanos, everyNanos);
    }

    /**
     * FNV-1a over UTF-8, then the finaliser of MurmurHash3, whose high bits differ even for names
     * that end in a counter. Fixed for good: another hash would move every check.
     */
    private static long hash(String text) {
        var hash = FNV_OFFSET;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
