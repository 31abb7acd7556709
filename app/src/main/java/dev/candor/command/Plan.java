package dev.candor.command;

import dev.candor.model.Due;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a plan falls, by the zone's rules as they are now ({@link Zones#instant}). */
final class Plan {
    private Plan() {}

    static Instant start(Planned planned) {
        return Zones.instant(planned.start(), planned.zone());
    }

    static @Nullable Instant end(Planned planned) {
        return planned.end() == null ? null : Zones.instant(planned.end(), planned.zone());
    }

    /** The key under which the instant of a notice's start, or end, is stored. */
    static String key(Due.Kind kind, Notice notice) {
        return switch (kind) {
            case MAINTENANCE_START -> "maintenance.start:" + notice.id();
            case MAINTENANCE_END -> "maintenance.end:" + notice.id();
            case MAINTENANCE_SOON -> "maintenance.soon:" + notice.id();
            case MAINTENANCE_OVERRUN -> "maintenance.overrun:" + notice.id();
            case UPDATE_PROMISED -> "update.promised:" + notice.id();
            case SERIES_NEXT -> "series.next:" + notice.id();
            case ACTION_PASSED, ALERT_HELD, ALERT_STEP, ALERT_REMIND ->
                    throw new IllegalArgumentException("no instant of a plan");
        };
    }

    /** The instants that the timekeeper must wait for; a draft and a mere idea have none. */
    static List<Due> instants(Notice notice) {
        var planned = notice.planned();
        var due = new ArrayList<Due>();
        if (notice.draft()) {
            return due;
        }
        var promise = notice.facts().nextUpdate();
        if (promise != null && !promise.overdue() && !notice.state().isClosed()) {
            due.add(due(Due.Kind.UPDATE_PROMISED, promise.at(), notice));
        }
        if (planned == null) {
            return due;
        }
        Series.announcement(notice).ifPresent(at -> due.add(due(Due.Kind.SERIES_NEXT, at, notice)));
        var scheduled = notice.state() == NoticeState.SCHEDULED;
        if (scheduled) {
            due.add(due(Due.Kind.MAINTENANCE_START, start(planned), notice));
        }
        var end = end(planned);
        // A zone that changed its rules since may have put the clocks over the whole plan.
        if (end == null || !end.isAfter(start(planned))) {
            return due;
        }
        if (scheduled
                || (notice.state() == NoticeState.IN_PROGRESS && !isKnownToLast(notice, end))) {
            due.add(due(Due.Kind.MAINTENANCE_END, end, notice));
        }
        return due;
    }

    /** Whether it was said after the planned end how things stand: then the end says nothing. */
    private static boolean isKnownToLast(Notice notice, Instant end) {
        return notice.updates().stream().anyMatch(each -> !each.at().isBefore(end));
    }

    /** Stores the instants of a notice as it is now, in place of those that it had. */
    static void store(Work work, @Nullable Notice before, Notice after) {
        var ports = work.store().dueInstants();
        for (var kind : List.of(Due.Kind.MAINTENANCE_START, Due.Kind.MAINTENANCE_END)) {
            ports.remove(key(kind, after));
        }
        instants(after).forEach(ports::put);
        Milestones.store(work, before, after);
    }

    static Due due(Due.Kind kind, Instant at, Notice notice) {
        return new Due(key(kind, notice), at, kind, notice.id().value());
    }
}
