package dev.candor.command;

import dev.candor.model.Due;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When a plan falls, by the zone's rules as they are now. A local time that does not exist there is
 * moved forward by the length of the gap; of one that exists twice, the first is the start and the
 * last the end, so that the announced time holds whichever was meant.
 */
final class Plan {
    private Plan() {}

    static Instant start(Planned planned) {
        return planned.start().atZone(planned.zone()).withEarlierOffsetAtOverlap().toInstant();
    }

    static @Nullable Instant end(Planned planned) {
        return planned.end() == null ? null : last(planned.end(), planned.zone());
    }

    /** The key under which the instant of a notice's start, or end, is stored. */
    static String key(Due.Kind kind, Notice notice) {
        return switch (kind) {
            case MAINTENANCE_START -> "maintenance.start:" + notice.id();
            case MAINTENANCE_END -> "maintenance.end:" + notice.id();
        };
    }

    /** The instants that the timekeeper must wait for; a draft and a mere idea have none. */
    static List<Due> instants(Notice notice) {
        var planned = notice.planned();
        var due = new ArrayList<Due>();
        if (planned == null || notice.draft()) {
            return due;
        }
        var scheduled = notice.state() == NoticeState.SCHEDULED;
        if (scheduled) {
            due.add(due(Due.Kind.MAINTENANCE_START, start(planned), notice));
        }
        var end = end(planned);
        if (end != null && (scheduled || notice.state() == NoticeState.IN_PROGRESS)) {
            due.add(due(Due.Kind.MAINTENANCE_END, end, notice));
        }
        return due;
    }

    /** Stores the instants of a notice as it is now, in place of those that it had. */
    static void store(Work work, Notice notice) {
        var ports = work.store().dueInstants();
        for (var kind : Due.Kind.values()) {
            ports.remove(key(kind, notice));
        }
        instants(notice).forEach(ports::put);
    }

    private static Due due(Due.Kind kind, Instant at, Notice notice) {
        return new Due(key(kind, notice), at, kind, notice.id().value());
    }

    private static Instant last(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
