package dev.candor.text;

import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Window;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Our states in the words of Statuspage, which has fewer. What it cannot say: {@code unknown} reads
 * {@code operational}, since no impact is stated; {@code tentative} reads {@code scheduled}; {@code
 * reverted}, {@code failed} and {@code cancelled} read {@code completed}. Announcements have no
 * counterpart and are left out.
 */
public final class StatuspageWords {
    private StatuspageWords() {}

    /** A component's status. */
    public static String component(Level level) {
        return level == Level.UNKNOWN ? Level.OPERATIONAL.wireName() : level.wireName();
    }

    /** The status of an entry or update. */
    public static String state(NoticeState state) {
        return switch (state) {
            case INVESTIGATING, IDENTIFIED, MONITORING, RESOLVED, POSTMORTEM -> state.wireName();
            case SCHEDULED, IN_PROGRESS, VERIFYING, COMPLETED -> state.wireName();
            case TENTATIVE -> NoticeState.SCHEDULED.wireName();
            case REVERTED, FAILED, CANCELLED -> NoticeState.COMPLETED.wireName();
            case PUBLISHED -> NoticeState.INVESTIGATING.wireName();
            case ENDED -> NoticeState.RESOLVED.wireName();
        };
    }

    /** The worst that the notice says of any component, at any time. */
    public static String impact(Notice notice) {
        return impact(
                notice.kind(), notice.impacts().stream().map(Impact::level), notice.windows());
    }

    /** The same, of its parts. */
    public static String impact(NoticeKind kind, Stream<Level> stated, List<Window> windows) {
        if (kind == NoticeKind.MAINTENANCE) {
            return "maintenance";
        }
        var seen = windows.stream().flatMap(window -> Stream.ofNullable(window.level()));
        return impact(
                Stream.concat(stated, seen)
                        .max(Comparator.naturalOrder())
                        .orElse(Level.OPERATIONAL));
    }

    /** The impact that a level is. */
    public static String impact(Level worst) {
        return switch (worst) {
            case OPERATIONAL, UNKNOWN, UNDER_MAINTENANCE -> "none";
            case DEGRADED_PERFORMANCE -> "minor";
            case PARTIAL_OUTAGE -> "major";
            case MAJOR_OUTAGE -> "critical";
        };
    }
}
