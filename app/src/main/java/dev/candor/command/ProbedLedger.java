package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Precision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Writes what the checks see of components as a whole: at most one interval of a component lasts at
 * a time, and a changed level is a new interval that adjoins the old one. Confined to one command.
 */
final class ProbedLedger {
    private final Work work;
    private final PageId page;

    ProbedLedger(Work work, PageId page) {
        this.work = work;
        this.page = page;
    }

    /** A component is at {@code level} since then, by its checks. */
    void write(ComponentId component, Level level, Instant since) {
        var lasting = Seen.lasting(work.store().ledger(), page, component);
        if (lasting.isEmpty()) {
            begin(component, level, since);
        } else if (lasting.get().level() != level) {
            turn(lasting.get(), level, since);
        }
    }

    /** Ends the interval of a component that lasts, if there is one. */
    void end(ComponentId component, Instant end) {
        write(component, Level.OPERATIONAL, end);
    }

    /** Time in which nobody looked. */
    void unknown(ComponentId component, Instant start, Instant end) {
        work.store().ledger().add(page, interval(component, Level.UNKNOWN, start, end));
    }

    private void turn(Outage lasting, Level level, Instant since) {
        var component = lasting.component();
        if (since.isAfter(lasting.start())) {
            replace(lasting.withEnd(since));
            begin(component, level, since);
        } else if (level == Level.OPERATIONAL) {
            replace(lasting.withEnd(lasting.start()));
        } else if (since.isBefore(lasting.start()) && level.compareTo(lasting.level()) > 0) {
            // Another check had begun to fail before the one that wrote this interval, and was
            // confirmed after it: from the one start to the other, one of them was failing.
            replace(lasting.withStart(since).withEnd(lasting.start()));
            begin(component, level, lasting.start());
        } else {
            replace(withLevel(lasting, level));
        }
    }

    private void begin(ComponentId component, Level level, Instant start) {
        if (level == Level.OPERATIONAL) {
            return;
        }
        var added = work.store().ledger().add(page, interval(component, level, start, null));
        work.journal(new Event.LedgerChanged(component, added.id()));
    }

    private void replace(Outage outage) {
        work.store().ledger().replace(outage);
        work.journal(new Event.LedgerChanged(outage.component(), outage.id()));
    }

    private static Outage interval(
            ComponentId component, Level level, Instant start, @Nullable Instant end) {
        return new Outage(
                0,
                component,
                null,
                level,
                start,
                end,
                Precision.EXACT,
                Outage.Source.PROBE,
                null,
                null,
                null);
    }

    private static Outage withLevel(Outage outage, Level level) {
        return new Outage(
                outage.id(),
                outage.component(),
                outage.member(),
                level,
                outage.start(),
                outage.end(),
                outage.precision(),
                outage.source(),
                outage.check(),
                outage.notice(),
                outage.overriddenBy());
    }
}
