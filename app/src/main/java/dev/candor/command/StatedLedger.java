package dev.candor.command;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Window;
import dev.candor.store.Ledger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Brings the ledger into line with what a notice states. Confined to one command. */
final class StatedLedger {
    /** The end of an interval that lasts, for asking the ledger. */
    static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE / 4);

    private final Work work;

    StatedLedger(Work work) {
        this.work = work;
    }

    /**
     * Writes the intervals of {@code after} in place of those of {@code before}, and what follows
     * for those that the checks saw.
     *
     * @return one changed interval of each component whose intervals changed
     */
    Map<ComponentId, Long> write(@Nullable Notice before, Notice after) {
        var ledger = work.store().ledger();
        var changed = new TreeMap<ComponentId, Long>();
        var stated = Statement.of(after);
        if (before == null || !Statement.of(before).equals(stated)) {
            ledger.removeStatedBy(after.id());
            for (var interval : stated) {
                var added = ledger.add(after.page(), interval);
                changed.putIfAbsent(added.component(), added.id());
                countFrom(work, after.page(), added.component(), added.start());
            }
        }
        for (var probed : probed(ledger, before, after)) {
            var next = Statement.seen(probed, after, stated);
            if (!next.equals(probed)) {
                ledger.replace(next);
                changed.putIfAbsent(next.component(), next.id());
            }
        }
        return changed;
    }

    /** As {@link #write}, and journals each component whose intervals changed. */
    void writeAndJournal(@Nullable Notice before, Notice after) {
        write(before, after)
                .forEach((component, id) -> work.journal(new Event.LedgerChanged(component, id)));
    }

    private Collection<Outage> probed(Ledger ledger, @Nullable Notice before, Notice after) {
        var all = new LinkedHashMap<Long, Outage>();
        ledger.of(after.id()).forEach(each -> all.put(each.id(), each));
        var windows =
                Stream.of(before, after)
                        .filter(Objects::nonNull)
                        .flatMap(notice -> notice.windows().stream())
                        .toList();
        if (!windows.isEmpty()) {
            ledger.between(after.page(), start(windows), end(windows))
                    .forEach(each -> all.put(each.id(), each));
        }
        all.values().removeIf(each -> each.source() != Outage.Source.PROBE);
        return all.values();
    }

    /**
     * A component is counted from its first interval, if that is earlier than what was known, and
     * so are the groups above it.
     */
    static void countFrom(Work work, PageId page, ComponentId component, Instant first) {
        var components = work.store().components();
        for (@Nullable ComponentId next = component; next != null; ) {
            var found = components.find(page, next).orElse(null);
            if (found == null || !first.isBefore(found.startedAt())) {
                return;
            }
            components.put(page, from(found, first));
            next = found.parent();
        }
    }

    private static Component from(Component component, Instant start) {
        return new Component(
                component.id(),
                component.name(),
                component.parent(),
                component.requirement(),
                component.position(),
                start,
                component.retiredAt());
    }

    private static Instant start(List<Window> windows) {
        return windows.stream().map(Window::start).min(Instant::compareTo).orElseThrow();
    }

    private static Instant end(List<Window> windows) {
        return windows.stream()
                .map(window -> window.end() == null ? FOREVER : window.end())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
