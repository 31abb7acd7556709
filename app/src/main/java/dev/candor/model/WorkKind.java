package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a maintenance came about. */
public enum WorkKind {
    /** Announced in good time. */
    PLANNED,
    /** It could not wait. */
    EMERGENCY,
    /** It began before anybody could announce it. */
    UNPLANNED;

    /** The name in API and history files, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that wire name, or empty when there is none. */
    public static Optional<WorkKind> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
