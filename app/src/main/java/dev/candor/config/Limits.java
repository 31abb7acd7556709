package dev.candor.config;

import org.jspecify.annotations.Nullable;

/**
 * What one target host is spared.
 *
 * @param perHost the most checks in flight at once towards one host; 1 to 10,000
 * @param ratePerHost the most checks begun in a second towards one host, 0.001 to 100,000, or null
 *     for no such limit
 */
public record Limits(int perHost, @Nullable Double ratePerHost) {
    /** What holds where the configuration says nothing. */
    public static final Limits DEFAULT = new Limits(64, null);
}
