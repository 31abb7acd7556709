package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** Follows the days since which the configuration counts components. Confined to one command. */
final class StatedStarts {
    private final Work work;
    private final Page page;
    private final Map<ComponentId, Instant> stated;

    StatedStarts(Work work, Page page) {
        this.work = work;
        this.page = page;
        stated = work.store().components().statedStarts(page.id());
    }

    /**
     * Where a start was stated that no longer is, the earlier of first configuration and first
     * interval holds again.
     *
     * @return whether that changed anything
     */
    boolean takeBack(ConfiguredComponent each) {
        if (each.since() != null || !stated.containsKey(each.id())) {
            return false;
        }
        var ports = work.store().components();
        ports.stateStart(page.id(), each.id(), null);
        work.store().ledger().of(page.id(), each.id()).stream()
                .map(Outage::start)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> StatedLedger.countFrom(work, page.id(), each.id(), first));
        return true;
    }

    /** States the start that the configuration names, if it is another one than before. */
    boolean state(ConfiguredComponent each) {
        var since = start(each);
        if (since == null || since.equals(stated.get(each.id()))) {
            return false;
        }
        work.store().components().stateStart(page.id(), each.id(), since);
        return true;
    }

    private @Nullable Instant start(ConfiguredComponent each) {
        return each.since() == null ? null : Zones.startOfDay(each.since(), page.zone());
    }
}
