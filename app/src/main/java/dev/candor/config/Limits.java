package dev.candor.config;

import org.jspecify.annotations.Nullable;

/**
 * What one target host is spared, and those who carry messages.
 *
 * @param perHost the most checks in flight at once towards one host; 1 to 10,000
 * @param ratePerHost the most checks begun in a second towards one host, 0.001 to 100,000, or null
 *     for no such limit
 * @param messages the most attempts to tell somebody begun in a second over all channels together,
 *     1 to {@link #MOST_MESSAGES}; 0 for no such limit
 */
public record Limits(int perHost, @Nullable Double ratePerHost, int messages) {
    /** More than any channel takes. */
    static final int MOST_MESSAGES = 100_000;

    /** What holds where the configuration says nothing. */
    public static final Limits DEFAULT = new Limits(64, null);

    /** Without a limit of messages. */
    public Limits(int perHost, @Nullable Double ratePerHost) {
        this(perHost, ratePerHost, 0);
    }
}
