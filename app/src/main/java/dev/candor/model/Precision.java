package dev.candor.model;

import java.util.Arrays;
import java.util.Optional;

/** How well the ends of an interval are known. */
public enum Precision {
    /** Both ends are as stated. */
    EXACT("exact"),
    /** Both ends are about right. */
    ABOUT("about"),
    /** The impact came and went inside the interval; reported apart, never counted as downtime. */
    INTERMITTENT("intermittent");

    private final String wireName;

    Precision(String wireName) {
        this.wireName = wireName;
    }

    /** The name in API and history files. */
    public String wireName() {
        return wireName;
    }

    /** The precision of that wire name, or empty when there is none. */
    public static Optional<Precision> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
    }
}
