package dev.candor.model;

import java.net.URI;
import java.time.Duration;

/**
 * Whom the program tells that it tells people.
 *
 * @param url what is asked for while all is well, by http or https; may itself be a secret
 * @param every how often
 */
public record HeartbeatSettings(URI url, Duration every) {
    /** The most often. */
    public static final Duration LEAST = Duration.ofSeconds(10);

    /** The least often. */
    public static final Duration MOST = Duration.ofDays(1);

    /** How often unless told otherwise. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    /**
     * @throws IllegalArgumentException when {@code every} is out of its bounds
     */
    public HeartbeatSettings {
        if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a heartbeat is told every 10 s to 1 d");
        }
    }

    /** Without the address: whoever knows it can tell that all is well. */
    @Override
    public String toString() {
        return "heartbeat every " + every;
    }
}
