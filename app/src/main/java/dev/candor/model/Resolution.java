package dev.candor.model;

import java.time.Duration;

/** How finely a history is summed up. */
public enum Resolution {
    /** Minutes. */
    MINUTE(Duration.ofMinutes(1)),
    /** Hours of UTC. */
    HOUR(Duration.ofHours(1)),
    /** Days of the page's zone, most of which have 24 hours. */
    DAY(Duration.ofDays(1));

    private final Duration length;

    Resolution(Duration length) {
        this.length = length;
    }

    /** The usual length of one bucket. */
    public Duration length() {
        return length;
    }

    /** The finest in which that much time takes no more than {@code most} buckets; else days. */
    public static Resolution fitting(Duration range, int most) {
        for (var each : values()) {
            if (range.dividedBy(each.length) < most) {
                return each;
            }
        }
        return DAY;
    }
}
