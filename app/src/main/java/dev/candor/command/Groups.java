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
    private final Map<CheckId, List<CheckState>> states = new HashMap<>();

    Groups(Work work, PageId page, Collection<Check> checks) {
        this.work = work;
        this.page = page;
        this.components = work.store().components().all(page);
        this.tree = new Tree(components);
        for (var check : checks) {
            if (tree.contains(check.component())) {
                this.checks.computeIfAbsent(check.component(), _ -> new ArrayList<>()).add(check);
            }
        }
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
        return (int) checks.keySet().stream().filter(each -> tree.root(each).equals(root)).count();
    }

    /** What the checks make of each component of a group that has some, in the page's order. */
    List<Finding> findings(ComponentId root) {
        var maintained = maintained();
        var failing = new LinkedHashMap<ComponentId, Outage>();
        work.store().ledger().open(page).stream()
                .filter(Seen::ofWhole)
                .forEach(each -> failing.put(each.component(), each));
        return components.stream()
                .filter(each -> checks.containsKey(each.id()))
                .filter(each -> tree.root(each.id()).equals(root))
                .map(each -> finding(each, failing, maintained))
                .toList();
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

    private Set<ComponentId> maintained() {
        var maintained = new HashSet<ComponentId>();
        work.store().ledger().open(page).stream()
                .filter(each -> each.source() == Outage.Source.PERSON)
                .filter(each -> each.level() == Level.UNDER_MAINTENANCE)
                .forEach(each -> maintained.add(each.component()));
        return maintained;
    }
}
