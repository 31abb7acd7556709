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
    FOLLOW_UP;

    /** The name in API and history files: {@code caused_by}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The relation of that wire name, or empty when there is none. */
    public static Optional<Relation> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
