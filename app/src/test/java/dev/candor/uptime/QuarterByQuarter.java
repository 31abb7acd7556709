package dev.candor.uptime;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Outage.Source;
import dev.candor.model.Precision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The same figures, worked out in the most naive way from the words of the rules: each minute on
 * its own, each interval looked at each time.
 */
final class QuarterByQuarter {
    /** The time that is looked at as a whole. */
    static final Duration QUARTER = Duration.ofMinutes(15);

    private final List<Component> components;
    private final List<Outage> ledger;
    private final Instant now;

    QuarterByQuarter(List<Component> components, List<Outage> ledger, Instant now) {
        this.components = components;
        this.ledger = ledger;
        this.now = now;
    }

    Figures over(ComponentId id, Instant from, Instant to) {
        var sum = Figures.NONE;
        for (var t = from; t.isBefore(to) && t.isBefore(now); t = t.plus(QUARTER)) {
            if (lives(component(id), t)) {
                sum = sum.plus(quarter(id, t));
            }
        }
        return sum;
    }

    private Figures quarter(ComponentId id, Instant t) {
        var level = level(id, t, false);
        var possible = level(id, t, true);
        return new Figures(
                QUARTER,
                quarterIf(level == Level.DEGRADED_PERFORMANCE),
                quarterIf(level == Level.PARTIAL_OUTAGE),
                quarterIf(level == Level.MAJOR_OUTAGE),
                quarterIf(level == Level.UNDER_MAINTENANCE),
                quarterIf(level == Level.UNKNOWN),
                quarterIf(possible.isFault() && possible != level),
                quarterIf(overlap(id, t)));
    }

    /** The level; or, when asked, the worst that it may have been with what came and went. */
    Level level(ComponentId id, Instant t, boolean withCameAndWent) {
        var persons = exact(id, t, outage -> outage.source() == Source.PERSON);
        var probes = exact(id, t, outage -> outage.source() == Source.PROBE);
        Level level;
        if (!persons.isEmpty()) {
            level = Collections.max(persons);
        } else {
            var seen =
                    exact(
                            id,
                            t,
                            outage ->
                                    outage.source() == Source.PROBE
                                            && outage.overriddenBy() == null);
            level =
                    probes.contains(Level.UNKNOWN)
                            ? Level.UNKNOWN
                            : seen.stream().reduce(Level.OPERATIONAL, Level::worse);
            level = Level.worse(level, ofParts(id, t, withCameAndWent));
        }
        return withCameAndWent ? Level.worse(level, cameAndWent(id, t)) : level;
    }

    private Level ofParts(ComponentId id, Instant t, boolean withCameAndWent) {
        var levels = new ArrayList<Level>();
        for (var part : parts(component(id))) {
            if (lives(part, t)) {
                levels.add(level(part.id(), t, withCameAndWent));
            }
        }
        return component(id).requirement().levelOf(levels);
    }

    private boolean overlap(ComponentId id, Instant t) {
        var work = exact(id, t, outage -> outage.source() == Source.PERSON);
        var any = exact(id, t, _ -> true);
        if (work.contains(Level.UNDER_MAINTENANCE) && any.stream().anyMatch(Level::isFault)) {
            return true;
        }
        return level(id, t, false) != Level.OPERATIONAL
                && parts(component(id)).stream()
                        .anyMatch(part -> lives(part, t) && overlap(part.id(), t));
    }

    private Level cameAndWent(ComponentId id, Instant t) {
        return ledger.stream()
                .filter(outage -> covers(outage, id, t))
                .filter(outage -> outage.precision() == Precision.INTERMITTENT)
                .filter(o -> o.source() == Source.PERSON || o.overriddenBy() == null)
                .map(Outage::level)
                .filter(Level::isFault)
                .reduce(Level.OPERATIONAL, Level::worse);
    }

    private List<Level> exact(ComponentId id, Instant t, Predicate<Outage> which) {
        return ledger.stream()
                .filter(outage -> covers(outage, id, t))
                .filter(outage -> outage.precision() != Precision.INTERMITTENT)
                .filter(which)
                .map(Outage::level)
                .toList();
    }

    private List<Component> parts(Component component) {
        var named = component.requirement().of();
        return components.stream()
                .filter(each ->
                        named.isEmpty()
                                ? component.id().equals(each.parent())
                                : named.contains(each.id()))
                .toList();
    }

    private Component component(ComponentId id) {
        return components.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static boolean lives(Component component, Instant t) {
        var retired = component.retiredAt();
        return !t.isBefore(component.startedAt()) && (retired == null || t.isBefore(retired));
    }

    private static boolean covers(Outage outage, ComponentId id, Instant t) {
        var end = outage.end();
        return outage.component().equals(id)
                && outage.member() == null
                && !t.isBefore(outage.start())
                && (end == null || t.isBefore(end));
    }

    private static Duration quarterIf(boolean holds) {
        return holds ? QUARTER : Duration.ZERO;
    }
}
