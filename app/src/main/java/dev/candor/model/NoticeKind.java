package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three kinds of public entry. */
public enum NoticeKind {
    /** Something is, or was, wrong. */
    INCIDENT,
    /** Work that may affect customers, announced or not. */
    MAINTENANCE,
    /** News without impact. */
    ANNOUNCEMENT;

    /** The name in API and history files: {@code incident}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire name, or empty when there is none. */
    public static Optional<NoticeKind> ofWireName(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }

    /** The state that a new notice of this kind has when its author names none. */
    public NoticeState firstState() {
        return switch (this) {
            case INCIDENT -> NoticeState.INVESTIGATING;
            case MAINTENANCE -> NoticeState.SCHEDULED;
            case ANNOUNCEMENT -> NoticeState.PUBLISHED;
        };
    }

    /** The level of an impact that names none. */
    public Level defaultLevel() {
        return switch (this) {
            case INCIDENT -> Level.MAJOR_OUTAGE;
            case MAINTENANCE -> Level.UNDER_MAINTENANCE;
            case ANNOUNCEMENT -> Level.OPERATIONAL;
        };
    }
}
