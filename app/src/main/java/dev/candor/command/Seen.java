package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.store.Ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the checks have written of a component: reads of the ledger. */
final class Seen {
    /** How many adjoining intervals are followed back to where a fault began. */
    private static final int MOST_STEPS = 100;

    private Seen() {}

    /** The interval of a component that lasts by the checks, unknown time included. */
    static Optional<Outage> lasting(Ledger ledger, PageId page, ComponentId component) {
        return ledger.open(page, component).stream().filter(Seen::ofWhole).findFirst();
    }

    /** Since when a component has been failing without a break, by the checks; empty when not. */
    static Optional<Instant> failingSince(Ledger ledger, PageId page, ComponentId component) {
        return lasting(ledger, page, component)
                .filter(each -> each.level().isFault())
                .map(each -> start(ledger, page, each));
    }

    /** The start of an unbroken run of faults that ends with {@code last}. */
    static Instant start(Ledger ledger, PageId page, Outage last) {
        var start = last.start();
        for (var step = 0; step < MOST_STEPS; step++) {
            var earlier = adjoining(ledger, page, last.component(), start);
            if (earlier.isEmpty()) {
                return start;
            }
            start = earlier.get().start();
        }
        return start;
    }

    /** Whether the checks wrote this interval, of the component as a whole. */
    static boolean ofWhole(Outage outage) {
        return outage.source() == Outage.Source.PROBE && outage.member() == null;
    }

    private static Optional<Outage> adjoining(
            Ledger ledger, PageId page, ComponentId component, Instant end) {
        List<Outage> near = ledger.between(page, end.minusMillis(1), end);
        return near.stream()
                .filter(Seen::ofWhole)
                .filter(each -> each.component().equals(component) && end.equals(each.end()))
                .filter(each -> each.level().isFault() && each.start().isBefore(end))
                .findFirst();
    }
}
