package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a notice relates to the one that it links to. */
public enum Relation {
    /** The next part of the same work or trouble. */
    CONTINUES,
    /** The other one brought it about. */
    CAUSED_BY,
    /** Stated to have nothing to do with the other. */
    UNRELATED_TO,
    /** The same fault again. */
    RECURS,
    /** Written later about the other. */
    FOLLOW_UP,
    /** Both had the same trigger. */
    SIBLING,
    /** One of a series that comes again and again, of which the other is the first. */
    OCCURRENCE,
    /** What the supplier says of it: only of a page elsewhere. */
    SUPPLIER_REPORT,
    /** Where it is talked about: only of a page elsewhere. */
    DISCUSSION;

    /** Whether it relates to a page elsewhere, and not to another notice. */
    public boolean isToWeb() {
        return this == SUPPLIER_REPORT || this == DISCUSSION;
    }

    /** The name in API and history files: {@code caused_by}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The relation of that wire name, or empty when there is none. */
    public static Optional<Relation> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
