package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * Somebody who is told something, and how.
 *
 * @param key who, for good: {@code subscriber:ID}, {@code customer:ID} or {@code operator:ADDRESS}
 * @param channel the channel's id, such as {@link #MAIL}
 * @param address where on that channel: an e-mail address, a URL, or what the channel calls it
 * @param language the BCP 47 tag of the language wanted
 * @param zone the zone in which times are told
 * @param digestHour the hour of the day in {@code zone}, 0 to 23, at which all that has come
 *     together is told at once; null for each thing at once
 */
public record Recipient(
        String key,
        String channel,
        String address,
        String language,
        ZoneId zone,
        @Nullable Integer digestHour) {
    /** Somebody who is told each thing at once. */
    public Recipient(String key, String channel, String address, String language, ZoneId zone) {
        this(key, channel, address, language, zone, null);
    }

    /** The channel of e-mail. */
    public static final String MAIL = "mail";

    /** The channel of addresses that subscribers give for programs. */
    public static final String WEBHOOK = "webhook";
}
