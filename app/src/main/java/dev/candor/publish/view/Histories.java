package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.Update;
import dev.candor.time.Interval;
import dev.candor.time.Intervals;
import dev.candor.uptime.Failure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the ledger and the entries say of one component and of what it is made of. */
final class Histories {
    private final Scene scene;
    private final WindowViews windows;

    Histories(Scene scene, WindowViews windows) {
        this.scene = scene;
        this.windows = windows;
    }

    /** The component and all that it is made of, itself first; what has left the page too. */
    List<ComponentId> family(ComponentId component) {
        var family = new LinkedHashSet<ComponentId>();
        collect(component, family);
        return List.copyOf(family);
    }

    private void collect(ComponentId id, Set<ComponentId> family) {
        var component = scene.names().find(id);
        if (component == null || !family.add(id)) {
            return;
        }
        var named = component.requirement().of();
        if (named.isEmpty()) {
            scene.model().components().stream()
                    .filter(each -> id.equals(each.parent()))
                    .forEach(each -> collect(each.id(), family));
        } else {
            named.forEach(each -> collect(each, family));
        }
    }

    /** The intervals of all of them that touch {@code from <= t < to}, oldest first. */
    List<Outage> ledger(List<ComponentId> family, Instant from, Instant to) {
        return family.stream()
                .flatMap(id -> scene.model().ledgerOf(id).stream())
                .filter(outage -> outage.start().isBefore(to))
                .filter(outage -> outage.end() == null || outage.end().isAfter(from))
                .sorted(Comparator.comparing(Outage::start).thenComparingLong(Outage::id))
                .toList();
    }

    /** Where it had a fault, oldest first. */
    List<Failure> faults(ComponentId component, Instant from, Instant to) {
        var until = to.isBefore(scene.now()) ? to : scene.now();
        return from.isBefore(until)
                ? Failure.faultsIn(scene.timeline().steps(component, from, until), scene.now())
                : List.of();
    }

    /** Where it was down, oldest first. */
    List<Failure> failures(ComponentId component, Instant from, Instant to) {
        var until = to.isBefore(scene.now()) ? to : scene.now();
        return from.isBefore(until)
                ? Failure.in(scene.timeline().steps(component, from, until), scene.now())
                : List.of();
    }

    /** How long at least one component in use was down; empty when there is none. */
    Optional<Duration> anyDown(Instant from, Instant to) {
        var inUse =
                scene.timeline().components().stream().filter(each -> !each.isRetired()).toList();
        var down =
                inUse.stream()
                        .flatMap(each -> failures(each.id(), from, to).stream())
                        .map(failure -> new Interval(failure.start(), failure.end()))
                        .toList();
        return inUse.isEmpty()
                ? Optional.empty()
                : Optional.of(Intervals.of(down).duration(scene.now()));
    }

    /** The entries that name one of them, or that their ledger names, newest first. */
    List<Notice> entries(List<ComponentId> family) {
        var named =
                ledger(family, Instant.MIN, Instant.MAX).stream()
                        .flatMap(this::notices)
                        .collect(Collectors.toSet());
        return scene.newestFirst(notice ->
                named.contains(notice)
                        || notice.impacts().stream()
                                .anyMatch(impact -> family.contains(impact.component())));
    }

    /** How many of those entries touch {@code from <= t < to}. */
    int count(List<Notice> entries, Instant from, Instant to) {
        return (int)
                entries.stream()
                        .filter(notice -> notice.state().stage() != NoticeState.Stage.FUTURE)
                        .filter(notice ->
                                scene.span(notice).parts().stream()
                                        .anyMatch(part -> touches(part, from, to)))
                        .count();
    }

    private static boolean touches(Interval part, Instant from, Instant to) {
        var end = part.end();
        // One that is but an instant touches the time that the instant is in.
        var last = end == null || end.isAfter(part.start()) ? end : end.plusMillis(1);
        return part.start().isBefore(to) && (last == null || last.isAfter(from));
    }

    /** A fault as a row, with the entries that speak of it. */
    OutageRow row(List<ComponentId> family, Failure fault) {
        var entries =
                ledger(family, fault.start(), fault.end()).stream()
                        .filter(outage -> outage.level() != Level.OPERATIONAL)
                        .flatMap(this::notices)
                        .distinct()
                        .map(notice -> new PageLink(Scene.href(notice), notice.title()))
                        .toList();
        return new OutageRow(
                LevelView.of(fault.worst(), scene.locale()),
                windows.alone(
                        fault.start(),
                        fault.lasts() ? null : fault.end(),
                        fault.certain() ? Precision.EXACT : Precision.INTERMITTENT),
                fault.lasts()
                        ? new FigureViews(scene.locale()).minutes(fault.length()) + " so far"
                        : "",
                entries);
    }

    /** The entries that state, adopt or replace an interval, as far as the reader may know them. */
    Stream<Notice> notices(Outage outage) {
        var named = new ArrayList<NoticeId>();
        if (outage.notice() != null) {
            named.add(outage.notice());
        }
        if (outage.overriddenBy() != null) {
            named.add(outage.overriddenBy());
        }
        return named.stream().distinct().flatMap(id -> scene.notice(id).stream());
    }

    /**
     * How long it took from the first instant of trouble, as the ledger has it, to the first word
     * in public: the median over the incidents that began in {@code from <= t < to}.
     */
    Optional<Duration> toFirstNotice(List<ComponentId> family, Instant from, Instant to) {
        var waits =
                ledger(family, from, to).stream()
                        .filter(outage -> !outage.start().isBefore(from))
                        .filter(outage -> outage.level().isFault())
                        .flatMap(this::notices)
                        .filter(notice -> notice.kind() == NoticeKind.INCIDENT)
                        .distinct()
                        .flatMap(notice -> wait(family, notice).stream())
                        .sorted()
                        .toList();
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.get((waits.size() - 1) / 2));
    }

    private Optional<Duration> wait(List<ComponentId> family, Notice notice) {
        var began =
                family.stream()
                        .flatMap(id -> scene.model().ledgerOf(id).stream())
                        .filter(outage ->
                                notice.id().equals(outage.notice())
                                        || notice.id().equals(outage.overriddenBy()))
                        .filter(outage -> outage.level().isFault())
                        .map(Outage::start)
                        .min(Comparator.naturalOrder());
        var told = notice.updates().stream().map(Update::postedAt).min(Comparator.naturalOrder());
        if (began.isEmpty() || told.isEmpty()) {
            return Optional.empty();
        }
        var wait = Duration.between(began.get(), told.get());
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }

    /** The groups that it stands in, the outermost first. */
    List<PageLink> above(Component component) {
        var above = new ArrayList<PageLink>();
        for (var id = component.parent(); id != null && above.size() < 100; ) {
            var parent = scene.names().find(id);
            if (parent == null) {
                break;
            }
            above.addFirst(new PageLink("/components/" + id, parent.name()));
            id = parent.parent();
        }
        return above;
    }
}
