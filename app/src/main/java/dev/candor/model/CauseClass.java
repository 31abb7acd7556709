package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing brought it about, for statistics. */
public enum CauseClass {
    /** A machine or a part of one. */
    HARDWARE,
    /** A fault in a program, ours or another's. */
    SOFTWARE,
    /** Something that was changed on purpose. */
    CHANGE,
    /** A slip of a hand. */
    MISTAKE,
    /** More work than there was room for. */
    LOAD,
    /** Somebody's intent. */
    ATTACK,
    /** Somebody whom we depend on. */
    SUPPLIER,
    /** The way between machines. */
    NETWORK;

    /** The name in API and history files, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that wire name, or empty when there is none. */
    public static Optional<CauseClass> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
