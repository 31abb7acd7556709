package dev.candor.model;

import java.time.ZoneId;

/**
 * Somebody who is told something, and how.
 *
 * @param key who, for good: {@code subscriber:ID}, {@code customer:ID} or {@code operator:ADDRESS}
 * @param channel the channel's id, such as {@link #MAIL}
 * @param address where on that channel: an e-mail address, a URL, or what the channel calls it
 * @param language the BCP 47 tag of the language wanted
 * @param zone the zone in which times are told
 */
public record Recipient(String key, String channel, String address, String language, ZoneId zone) {
    /** The channel of e-mail. */
    public static final String MAIL = "mail";

    /** The channel of addresses that subscribers give for programs. */
    public static final String WEBHOOK = "webhook";
}
