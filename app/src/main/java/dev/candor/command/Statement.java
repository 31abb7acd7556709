package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.Outage;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a notice says of downtime, as intervals of the ledger: pure.
 *
 * <p>A published notice that a person leads states one interval per window and impacted component.
 * A draft, an announcement, and an incident that the checks lead state nothing: what the checks saw
 * is in the ledger already. What remains when the impact is over is no downtime and is not stated.
 *
 * <p>Of an incident's statement, the intervals that the checks saw of the same component and that
 * touch it are adopted by the notice; those among them that were over when the person spoke are
 * overridden as a whole, so that the person's start and end count. One that still lasts is not: it
 * goes on counting where the person's windows end, so that nobody can hide a fault by closing a
 * notice. A maintenance overrides nothing: a fault during the work stays visible.
 */
final class Statement {
    private Statement() {}

    /** The intervals that a notice itself states; empty ones are left out. */
    static List<Outage> of(Notice notice) {
        var stated = new ArrayList<Outage>();
        if (notice.draft()
                || notice.authority() == Notice.Authority.AUTOMATIC
                || notice.kind() == NoticeKind.ANNOUNCEMENT) {
            return stated;
        }
        for (var window : notice.windows()) {
            if (window.isTail() || window.start().equals(window.end())) {
                continue;
            }
            if (window.component() != null) {
                stated.add(interval(notice, window, window.component()));
            } else {
                notice.impacts().forEach(i -> stated.add(interval(notice, window, i.component())));
            }
        }
        return stated;
    }

    /** What becomes of an interval that the checks saw, by what the notice states now. */
    static Outage seen(Outage probed, Notice notice, List<Outage> stated) {
        var touched =
                notice.kind() == NoticeKind.INCIDENT
                        && probed.level().isFault()
                        && stated.stream().anyMatch(each -> touches(each, probed));
        var next = touched && probed.notice() == null ? probed.withNotice(notice.id()) : probed;
        if (touched && !probed.isOpen() && probed.overriddenBy() == null) {
            return next.withOverriddenBy(notice.id());
        }
        if (!touched && notice.id().equals(probed.overriddenBy())) {
            return next.withOverriddenBy(null);
        }
        return next;
    }

    private static boolean touches(Outage stated, Outage probed) {
        return stated.component().equals(probed.component())
                && before(stated.start(), probed.end())
                && before(probed.start(), stated.end());
    }

    private static boolean before(Instant start, @Nullable Instant end) {
        return end == null || start.isBefore(end);
    }

    private static Outage interval(Notice notice, Window window, ComponentId component) {
        return new Outage(
                0,
                component,
                null,
                level(notice, window, component),
                window.start(),
                window.end(),
                window.precision(),
                Outage.Source.PERSON,
                null,
                notice.id(),
                null);
    }

    private static Level level(Notice notice, Window window, ComponentId component) {
        if (window.level() != null) {
            return window.level();
        }
        return notice.impacts().stream()
                .filter(impact -> impact.component().equals(component))
                .map(Impact::level)
                .findFirst()
                .orElse(notice.kind().defaultLevel());
    }
}
