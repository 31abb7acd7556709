package dev.candor.publish.statuspage;

import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Our states in the words of Statuspage, which has fewer. What it cannot say: {@code unknown} reads
 * {@code operational}, since no impact is stated; {@code tentative} reads {@code scheduled}; {@code
 * reverted}, {@code failed} and {@code cancelled} read {@code completed}. Announcements have no
 * counterpart and are left out.
 */
final class StatuspageWords {
    private StatuspageWords() {}

    static String component(Level level) {
        return level == Level.UNKNOWN ? Level.OPERATIONAL.wireName() : level.wireName();
    }

    static String state(NoticeState state) {
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
    static String impact(Notice notice) {
        if (notice.kind() == NoticeKind.MAINTENANCE) {
            return "maintenance";
        }
        var stated = notice.impacts().stream().map(impact -> impact.level());
        var windows =
                notice.windows().stream().flatMap(window -> Stream.ofNullable(window.level()));
        var worst =
                Stream.concat(stated, windows)
                        .max(Comparator.naturalOrder())
                        .orElse(Level.OPERATIONAL);
        return switch (worst) {
            case OPERATIONAL, UNKNOWN, UNDER_MAINTENANCE -> "none";
            case DEGRADED_PERFORMANCE -> "minor";
            case PARTIAL_OUTAGE -> "major";
            case MAJOR_OUTAGE -> "critical";
        };
    }
}
