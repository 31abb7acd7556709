package dev.candor.model;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;

/**
 * One status page.
 *
 * @param id its name; {@link PageId#MAIN} for the first
 * @param name the operator's name as customers know it, such as {@code FoxyCart}
 * @param url where the public reaches it: absolute, without a trailing slash
 * @param zone the zone in which its days begin and its times are shown
 * @param language the BCP 47 tag of the language that its texts are written in
 * @param zones further zones in which the times of entries are shown, beside UTC; at most 8
 */
public record Page(
        PageId id, String name, URI url, ZoneId zone, String language, List<ZoneId> zones) {
    /** A page without further zones. */
    public Page(PageId id, String name, URI url, ZoneId zone, String language) {
        this(id, name, url, zone, language, List.of());
    }

    /**
     * @throws IllegalArgumentException when the name is blank or the address is not absolute
     */
    public Page {
        zones = List.copyOf(zones);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the page's name must not be blank");
        }
        if (!url.isAbsolute()) {
            throw new IllegalArgumentException(
                    "the page's address must be absolute, such as https://status.example.com: "
                            + url);
        }
    }
}
