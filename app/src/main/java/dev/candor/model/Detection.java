package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who saw it first. */
public enum Detection {
    /** A check, ours or somebody's. */
    MONITOR,
    /** A customer told us. */
    CUSTOMER,
    /** One of us came upon it. */
    STAFF;

    /** The name in API and history files, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that wire name, or empty when there is none. */
    public static Optional<Detection> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
