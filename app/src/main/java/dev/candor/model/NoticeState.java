package dev.candor.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a notice is in its life. Each state belongs to one kind of notice. */
public enum NoticeState {
    /** The fault is seen, its cause is not. */
    INVESTIGATING(NoticeKind.INCIDENT, Stage.PRESENT),
    /** The cause is known. */
    IDENTIFIED(NoticeKind.INCIDENT, Stage.PRESENT),
    /** A remedy is in place and is watched. */
    MONITORING(NoticeKind.INCIDENT, Stage.PRESENT),
    /** It is over. */
    RESOLVED(NoticeKind.INCIDENT, Stage.PAST),
    /** It is over and has been written up. */
    POSTMORTEM(NoticeKind.INCIDENT, Stage.PAST),
    /** Considered, not decided. */
    TENTATIVE(NoticeKind.MAINTENANCE, Stage.FUTURE),
    /** Decided, not begun. */
    SCHEDULED(NoticeKind.MAINTENANCE, Stage.FUTURE),
    /** Under way. */
    IN_PROGRESS(NoticeKind.MAINTENANCE, Stage.PRESENT),
    /** Done, and being checked. */
    VERIFYING(NoticeKind.MAINTENANCE, Stage.PRESENT),
    /** Done and checked. */
    COMPLETED(NoticeKind.MAINTENANCE, Stage.PAST),
    /** Undone: everything is as it was before. */
    REVERTED(NoticeKind.MAINTENANCE, Stage.PAST),
    /** Ended without reaching its aim. */
    FAILED(NoticeKind.MAINTENANCE, Stage.PAST),
    /** Called off before it began. */
    CANCELLED(NoticeKind.MAINTENANCE, Stage.PAST),
    /** News that is current. */
    PUBLISHED(NoticeKind.ANNOUNCEMENT, Stage.PRESENT),
    /** News that is no longer current. */
    ENDED(NoticeKind.ANNOUNCEMENT, Stage.PAST);

    /** Which of the page's three sections a notice belongs to. */
    public enum Stage {
        /** It will happen. */
        FUTURE,
        /** It is happening. */
        PRESENT,
        /** It has happened. */
        PAST
    }

    private final NoticeKind kind;
    private final Stage stage;

    NoticeState(NoticeKind kind, Stage stage) {
        this.kind = kind;
        this.stage = stage;
    }

    /** The only kind of notice that can be in this state. */
    public NoticeKind kind() {
        return kind;
    }

    /** The section of the page in which a notice of this state stands. */
    public Stage stage() {
        return stage;
    }

    /** Whether it is over. */
    public boolean isClosed() {
        return stage == Stage.PAST;
    }

    /** The name in API and history files: {@code in_progress}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire name, or empty when there is none. */
    public static Optional<NoticeState> ofWireName(String name) {
        return Arrays.stream(values()).filter(state -> state.wireName().equals(name)).findFirst();
    }

    /** The states that a notice of that kind can have, in the order of its life. */
    public static List<NoticeState> of(NoticeKind kind) {
        return Arrays.stream(values()).filter(state -> state.kind == kind).toList();
    }
}
