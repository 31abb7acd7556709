package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Somebody who is told something, and how.
 *
 * @param key who, for good: {@code subscriber:ID}, {@code customer:ID} or {@code operator:ADDRESS}
 * @param channel the channel's id, such as {@link #MAIL}
 * @param address where on that channel: an e-mail address, a URL, or what the channel calls it
 * @param language the BCP 47 tag of the language wanted
 * @param zone the zone in which times are told
 * @param gatherUntil when the recipient's next digest goes out, which this waits for; null to be
 *     told at once
 */
public record Recipient(
        String key,
        String channel,
        String address,
        String language,
        ZoneId zone,
        @Nullable Instant gatherUntil) {
    /** Somebody who is told at once. */
    public Recipient(String key, String channel, String address, String language, ZoneId zone) {
        this(key, channel, address, language, zone, null);
    }

    /** The channel of e-mail. */
    public static final String MAIL = "mail";

    /** The channel of addresses that subscribers give for programs. */
    public static final String WEBHOOK = "webhook";
}
