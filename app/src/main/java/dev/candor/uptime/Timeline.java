package dev.candor.uptime;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The level of every component over time, computed from the ledger and from nothing else: for a
 * component's own intervals by the rule of {@link Outage}; for one that has parts, the worse of
 * that and of what its parts come to by its {@link dev.candor.model.Requirement}, unless a person
 * has spoken of it itself. Intervals of fleet members are not the component's own. Immutable.
 */
public final class Timeline {
    private final Map<ComponentId, Component> components = new LinkedHashMap<>();
    private final Map<ComponentId, List<ComponentId>> parts = new HashMap<>();
    private final Map<ComponentId, List<Outage>> intervals = new HashMap<>();
    private final Map<ComponentId, Curve> own = new HashMap<>();
    private final Map<ComponentId, Made> curves = new HashMap<>();

    private Timeline() {}

    /**
     * Of those components.
     *
     * @param components the tree, in any order; a part that is not among them does not count; where
     *     parts go round in a circle (as they can through retired ones), the circle is cut where it
     *     closes
     * @param ledger intervals in any order; those of other components are left out
     */
    public static Timeline of(Collection<Component> components, Collection<Outage> ledger) {
        var timeline = new Timeline();
        components.forEach(each -> timeline.components.put(each.id(), each));
        components.forEach(timeline::addParts);
        Map<ComponentId, List<Outage>> intervals = new HashMap<>();
        for (var outage : ledger) {
            intervals.computeIfAbsent(outage.component(), _ -> new ArrayList<>()).add(outage);
        }
        return of(components, intervals, null);
    }

    /**
     * As {@link #of(Collection, Collection)}, taking over from an earlier one what has not changed.
     *
     * @param ledger the intervals of each component; the same list object as before means that
     *     nothing of it has changed
     * @param before an earlier one, or null
     */
    public static Timeline of(
            Collection<Component> components,
            Map<ComponentId, List<Outage>> ledger,
            @Nullable Timeline before) {
        var timeline = new Timeline();
        components.forEach(each -> timeline.components.put(each.id(), each));
        components.forEach(timeline::addParts);
        for (var id : timeline.components.keySet()) {
            var intervals = ledger.getOrDefault(id, List.of());
            timeline.intervals.put(id, intervals);
            timeline.own.put(id, own(id, intervals, before));
        }
        for (var id : timeline.components.keySet()) {
            var _ = timeline.curve(id, new HashSet<>(), before);
        }
        return timeline;
    }

    @SuppressWarnings("ReferenceEquality") // another list may hold other intervals
    private static Curve own(ComponentId id, List<Outage> intervals, @Nullable Timeline before) {
        if (before != null && before.intervals.get(id) == intervals) {
            return before.ownOf(id);
        }
        return OwnSweep.of(intervals.stream().filter(each -> each.member() == null).toList());
    }

    /** Whether there is such a component. */
    public boolean knows(ComponentId component) {
        return components.containsKey(component);
    }

    /**
     * The same object as long as nothing about the levels of that component has changed.
     *
     * @throws IllegalArgumentException when there is no such component
     */
    public Object version(ComponentId component) {
        return curveOf(require(component).id());
    }

    /** The components that it knows, in the order given. */
    public List<Component> components() {
        return List.copyOf(components.values());
    }

    /**
     * The level of a component at an instant; {@code UNKNOWN} before it was first configured and
     * after it left.
     *
     * @throws IllegalArgumentException when there is no such component
     */
    public Level levelAt(ComponentId component, Instant instant) {
        return lives(require(component), instant)
                ? curveOf(component).at(instant).level()
                : Level.UNKNOWN;
    }

    /**
     * How it stood from {@code from} to before {@code to}, in order, without a gap and with no two
     * neighbours alike, while it was part of the configuration.
     *
     * @throws IllegalArgumentException when there is no such component
     */
    public List<Step> steps(ComponentId component, Instant from, Instant to) {
        var life = require(component);
        var retired = life.retiredAt();
        var first = from.isBefore(life.startedAt()) ? life.startedAt() : from;
        var last = retired != null && retired.isBefore(to) ? retired : to;
        if (!first.isBefore(last)) {
            return List.of();
        }
        var curve = curveOf(component);
        var points = curve.points();
        var steps = new ArrayList<Step>();
        for (var i = curve.indexAt(first); i < points.size(); i++) {
            var point = points.get(i);
            if (!point.at().isBefore(last)) {
                break;
            }
            var next = i + 1 < points.size() ? points.get(i + 1).at() : last;
            var start = point.at().isBefore(first) ? first : point.at();
            append(steps, start, next.isBefore(last) ? next : last, point.standing());
        }
        return steps;
    }

    /** One more step, or the last one longer where nothing that a reader sees has changed. */
    private static void append(List<Step> steps, Instant start, Instant end, Standing standing) {
        var step =
                new Step(
                        start,
                        end,
                        standing.level(),
                        standing.possible(),
                        standing.maintenanceOverlap());
        if (!steps.isEmpty() && steps.getLast().standsLike(step)) {
            step = steps.removeLast().until(end);
        }
        steps.add(step);
    }

    private void addParts(Component component) {
        var named = component.requirement().of();
        if (!named.isEmpty()) {
            parts.put(component.id(), named.stream().distinct().toList());
        }
        var parent = component.parent() == null ? null : components.get(component.parent());
        if (parent != null && parent.requirement().of().isEmpty()) {
            parts.computeIfAbsent(parent.id(), _ -> new ArrayList<>()).add(component.id());
        }
    }

    private Curve curve(ComponentId id, Set<ComponentId> above, @Nullable Timeline before) {
        var ready = curves.get(id);
        if (ready != null) {
            return ready.curve();
        }
        above.add(id);
        var counted = new ArrayList<GroupSweep.Part>();
        for (var part : parts.getOrDefault(id, List.of())) {
            var component = components.get(part);
            if (component != null && !above.contains(part)) {
                counted.add(new GroupSweep.Part(component, curve(part, above, before)));
            }
        }
        above.remove(id);
        var made = Made.of(require(id).requirement(), ownOf(id), counted, of(before, id));
        curves.put(id, made);
        return made.curve();
    }

    private static @Nullable Made of(@Nullable Timeline before, ComponentId id) {
        return before == null ? null : before.curves.get(id);
    }

    /** A curve and what it was made of. */
    private record Made(
            Requirement requirement, Curve own, List<GroupSweep.Part> parts, Curve curve) {
        @SuppressWarnings("ReferenceEquality") // curves that are the same are the same object
        static Made of(
                Requirement requirement,
                Curve own,
                List<GroupSweep.Part> parts,
                @Nullable Made before) {
            if (parts.isEmpty()) {
                return new Made(requirement, own, parts, own);
            }
            if (before != null
                    && before.own == own
                    && before.requirement.equals(requirement)
                    && before.parts.equals(parts)) {
                return before;
            }
            return new Made(requirement, own, parts, GroupSweep.of(requirement, own, parts));
        }
    }

    private static boolean lives(Component component, Instant instant) {
        var retired = component.retiredAt();
        return !instant.isBefore(component.startedAt())
                && (retired == null || instant.isBefore(retired));
    }

    private Component require(ComponentId id) {
        var component = components.get(id);
        if (component == null) {
            throw new IllegalArgumentException("there is no component " + id);
        }
        return component;
    }

    private Curve ownOf(ComponentId id) {
        return own.getOrDefault(id, new Curve());
    }

    private Curve curveOf(ComponentId id) {
        var made = curves.get(id);
        return made == null ? ownOf(id) : made.curve();
    }
}
