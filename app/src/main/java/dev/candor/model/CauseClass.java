package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing brought it about, for statistics. */
public enum CauseClass {
    /** Somebody of the operator's did the wrong thing. */
    HUMAN_ERROR,
    /** A customer did. */
    USER_ERROR,
    /** Somebody whom we depend on. */
    VENDOR,
    /** A machine or a part of one. */
    HARDWARE,
    /** A fault in a program, ours or another's. */
    SOFTWARE,
    /** Something that was changed on purpose. */
    CHANGE,
    /** The way between machines. */
    NETWORK,
    /** More work than there was room for. */
    LOAD,
    /** Somebody's intent. */
    ATTACK,
    /** It has not been found. */
    UNKNOWN;

    /** The name in API and history files, in lower case: {@code human_error}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that wire name, or empty when there is none. */
    public static Optional<CauseClass> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
