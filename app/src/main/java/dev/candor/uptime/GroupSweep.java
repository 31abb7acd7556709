package dev.candor.uptime;

import dev.candor.model.Component;
import dev.candor.model.Level;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass over the changes of a component's own standing and of its parts'. A part counts from
 * when it was first configured until it left the configuration. Confined to one thread; used once.
 */
final class GroupSweep {
    private final Requirement requirement;
    private final @Nullable Standing[] parts;
    private final LevelCounts levels = new LevelCounts();
    private final LevelCounts possibles = new LevelCounts();
    private final Map<Map<Level, Integer>, Level> known = new HashMap<>();
    private int overlaps;
    private Standing own = Standing.WELL;

    private GroupSweep(Requirement requirement, int size) {
        this.requirement = requirement;
        this.parts = new @Nullable Standing[size];
    }

    /**
     * A part and how it stands.
     *
     * @param component which, for its time of life
     * @param curve how it stands
     */
    record Part(Component component, Curve curve) {}

    /** The number of the part that changes, or {@code OWN}; null while the part does not count. */
    private record Change(Instant at, int part, @Nullable Standing standing) {}

    private static final int OWN = -1;

    static Curve of(Requirement requirement, Curve own, List<Part> parts) {
        var changes = new ArrayList<Change>();
        own.points().forEach(point -> changes.add(new Change(point.at(), OWN, point.standing())));
        for (var i = 0; i < parts.size(); i++) {
            addChanges(changes, i, parts.get(i));
        }
        changes.sort(Comparator.comparing(Change::at));
        return new GroupSweep(requirement, parts.size()).over(changes);
    }

    private static void addChanges(List<Change> changes, int number, Part part) {
        var from = part.component().startedAt();
        var to = part.component().retiredAt();
        if (to != null && !to.isAfter(from)) {
            return;
        }
        changes.add(new Change(from, number, part.curve().at(from)));
        for (var point : part.curve().points()) {
            if (point.at().isAfter(from) && (to == null || point.at().isBefore(to))) {
                changes.add(new Change(point.at(), number, point.standing()));
            }
        }
        if (to != null) {
            changes.add(new Change(to, number, null));
        }
    }

    private Curve over(List<Change> changes) {
        var curve = new Curve();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            apply(change);
            var isLastOfInstant =
                    i + 1 == changes.size() || !changes.get(i + 1).at().equals(change.at());
            if (isLastOfInstant) {
                curve.add(change.at(), standing());
            }
        }
        return curve;
    }

    private void apply(Change change) {
        var now = change.standing();
        if (change.part() == OWN) {
            own = now == null ? Standing.WELL : now;
            return;
        }
        var before = parts[change.part()];
        if (before != null) {
            levels.remove(before.level());
            possibles.remove(before.possible());
            overlaps -= before.maintenanceOverlap() ? 1 : 0;
        }
        if (now != null) {
            levels.add(now.level());
            possibles.add(now.possible());
            overlaps += now.maintenanceOverlap() ? 1 : 0;
        }
        parts[change.part()] = now;
    }

    private Standing standing() {
        var level = own.spoken() ? own.level() : Level.worse(own.level(), of(levels));
        var withParts = own.spoken() ? level : Level.worse(level, of(possibles));
        var overlap = own.maintenanceOverlap() || (overlaps > 0 && level != Level.OPERATIONAL);
        return new Standing(own.spoken(), level, Level.worse(withParts, own.possible()), overlap);
    }

    /** What the parts come to; the same counts are only worked out once. */
    private Level of(LevelCounts counts) {
        return known.computeIfAbsent(counts.key(), _ -> requirement.levelOf(counts.levels()));
    }
}
