package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of a token may do; each role may do all that those before it may. */
public enum Role {
    /** Reads, drafts included. */
    VIEWER,
    /** Posts, updates and corrects notices. */
    OPERATOR,
    /** Everything, tokens included. */
    ADMIN;

    /** The name on the command line and in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, or empty when there is none. */
    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }

    /** Whether this role may do what {@code needed} may. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
