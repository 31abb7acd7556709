package dev.candor.command;

import dev.candor.judge.ComponentJudge;
import dev.candor.judge.IncidentView.Finding;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Verdict;

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
 * The components of a page with the checks that speak for them, as one command sees them. Confined
 * to that command.
 */
final class Groups {
    private final Work work;
    private final PageId page;
    private final List<Component> components;
    private final Tree tree;
    private final Map<ComponentId, List<Check>> checks = new HashMap<>();
    private final Map<ComponentId, List<Component>> members = new HashMap<>(); // by root
    private final Map<CheckId, List<CheckState>> states;
    private @Nullable Standing standing;

    /** What lasted in the ledger when it was first asked for; by component, and group by group. */
    private record Standing(
            Map<ComponentId, Outage> seen,
            Set<ComponentId> maintained,
            Map<ComponentId, List<Outage>> byRoot) {}

    Groups(Work work, PageId page, Collection<Check> checks) {
        this.work = work;
        this.page = page;
        this.components = work.store().components().all(page);
        this.tree = new Tree(components);
        this.states = new HashMap<>();
        for (var check : checks) {
            if (tree.contains(check.component())) {
                this.checks.computeIfAbsent(check.component(), _ -> new ArrayList<>()).add(check);
            }
        }
        for (var component : components) {
            if (this.checks.containsKey(component.id())) {
                members.computeIfAbsent(tree.root(component.id()), _ -> new ArrayList<>())
                        .add(component);
            }
        }
    }

    private Groups(Groups before, Map<CheckId, List<CheckState>> states) {
        this.work = before.work;
        this.page = before.page;
        this.components = before.components;
        this.tree = before.tree;
        this.checks.putAll(before.checks);
        this.members.putAll(before.members);
        this.states = states;
    }

    /**
     * The same components after these states were stored in place of those of the same check,
     * member and location; what lasts in the ledger is read anew.
     */
    Groups after(Collection<CheckState> stored) {
        var memory = new Memory(this);
        stored.forEach(memory::learn);
        var after = new HashMap<>(states);
        stored.forEach(state -> after.put(state.check(), memory.of(state.check())));
        return new Groups(this, after);
    }

    /** Reads at once what is remembered of all checks in these groups. */
    void remember(Collection<ComponentId> roots) {
        var wanted =
                roots.stream()
                        .flatMap(root -> members.getOrDefault(root, List.of()).stream())
                        .flatMap(each -> checksOf(each.id()).stream())
                        .filter(each -> !states.containsKey(each))
                        .toList();
        wanted.forEach(each -> states.put(each, new ArrayList<>()));
        work.store()
                .checkStates()
                .of(wanted)
                .forEach(each ->
                        states.computeIfAbsent(each.check(), _ -> new ArrayList<>()).add(each));
    }

    Tree tree() {
        return tree;
    }

    /** What is remembered of a check now. */
    List<CheckState> states(CheckId check) {
        return states.computeIfAbsent(check, work.store().checkStates()::of);
    }

    /** What is remembered of all checks of a component now. */
    List<CheckState> statesOf(ComponentId component) {
        return checks.getOrDefault(component, List.of()).stream()
                .flatMap(check -> states(check.id()).stream())
                .toList();
    }

    /** The checks that speak for a component. */
    List<CheckId> checksOf(ComponentId component) {
        return checks.getOrDefault(component, List.of()).stream().map(Check::id).toList();
    }

    /** The components that have checks. */
    Set<ComponentId> checked() {
        return Set.copyOf(checks.keySet());
    }

    /** How many components of a group have checks. */
    int size(ComponentId root) {
        return members.getOrDefault(root, List.of()).size();
    }

    /** What the checks make of each component of a group that has some, in the page's order. */
    List<Finding> findings(ComponentId root) {
        var now = standing();
        return members.getOrDefault(root, List.of()).stream()
                .map(each -> finding(each, now.seen, now.maintained))
                .toList();
    }

    /** What the checks have written of a group that lasts. */
    List<Outage> lasting(ComponentId root) {
        return standing().byRoot.getOrDefault(root, List.of());
    }

    private Standing standing() {
        var known = standing;
        if (known == null) {
            var open = work.store().ledger().open(page);
            var seen = new LinkedHashMap<ComponentId, Outage>();
            var byRoot = new HashMap<ComponentId, List<Outage>>();
            for (var outage : open) {
                if (Seen.ofWhole(outage)) {
                    seen.put(outage.component(), outage);
                    byRoot.computeIfAbsent(tree.root(outage.component()), _ -> new ArrayList<>())
                            .add(outage);
                }
            }
            known = new Standing(seen, maintained(open), byRoot);
            standing = known;
        }
        return known;
    }

    private Finding finding(
            Component component, Map<ComponentId, Outage> failing, Set<ComponentId> maintained) {
        var remembered = statesOf(component.id());
        var level = ComponentJudge.judge(remembered).verdict().level();
        var lasting = failing.get(component.id());
        var since =
                level.isFault() && lasting != null
                        ? Seen.start(work.store().ledger(), page, lasting)
                        : newest(remembered);
        var inMaintenance = tree.way(component.id()).stream().anyMatch(maintained::contains);
        return new Finding(
                component.id(),
                component.name(),
                level,
                since,
                rule(component.id(), level),
                inMaintenance);
    }

    /** The strongest rule among the checks that are failing; among all when none is. */
    private Check.IncidentRule rule(ComponentId component, Level level) {
        return checks.getOrDefault(component, List.of()).stream()
                .filter(check ->
                        !level.isFault() || states(check.id()).stream().anyMatch(this::bad))
                .map(Check::incident)
                .min(Enum::compareTo)
                .orElse(Check.IncidentRule.NONE);
    }

    private boolean bad(CheckState state) {
        return state.verdict() != Verdict.UP && state.verdict() != Verdict.UNKNOWN;
    }

    private Instant newest(List<CheckState> remembered) {
        return remembered.stream()
                .map(CheckState::since)
                .max(Instant::compareTo)
                .orElse(work.now());
    }

    private static Set<ComponentId> maintained(List<Outage> open) {
        var maintained = new HashSet<ComponentId>();
        open.stream()
                .filter(each -> each.source() == Outage.Source.PERSON)
                .filter(each -> each.level() == Level.UNDER_MAINTENANCE)
                .forEach(each -> maintained.add(each.component()));
        return maintained;
    }
}
