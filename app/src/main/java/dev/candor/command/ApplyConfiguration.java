package dev.candor.command;

import dev.candor.model.Check;
import dev.candor.model.CheckState;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.Page;
import dev.candor.model.Problem;
import dev.candor.model.UptimeTarget;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the page and its components what the configuration says. Components are added, renamed with
 * their history, changed, brought back and retired, never deleted. What the checks had written of a
 * component follows the checks that it has now: without any, an interval that lasts ends now.
 *
 * @param page the page
 * @param components all of them, in the page's order, parents before children
 * @param checks all of them
 * @param targets what is promised
 * @param declarations what else it says, in this order and in the same transaction: a configuration
 *     is taken as a whole or not at all
 * @param hash SHA-256 of the configuration's effective content
 */
public record ApplyConfiguration(
        Page page,
        List<ConfiguredComponent> components,
        List<Check> checks,
        List<UptimeTarget> targets,
        List<Command<Boolean>> declarations,
        String hash)
        implements Command<ConfigurationChange> {
    /** Points at the journal row of the configuration that was applied last. */
    private static final String LAST_APPLIED = "configuration";

    public ApplyConfiguration {
        components = List.copyOf(components);
        checks = List.copyOf(checks);
        targets = List.copyOf(targets);
        declarations = List.copyOf(declarations);
    }

    /** One that declares nothing else. */
    public ApplyConfiguration(
            Page page,
            List<ConfiguredComponent> components,
            List<Check> checks,
            List<UptimeTarget> targets,
            String hash) {
        this(page, components, checks, targets, List.of(), hash);
    }

    /** One that promises nothing either. */
    public ApplyConfiguration(
            Page page, List<ConfiguredComponent> components, List<Check> checks, String hash) {
        this(page, components, checks, List.of(), hash);
    }

    /**
     * @throws Rejected as a conflict when a component is to take over the history of another while
     *     both have one
     */
    @Override
    public ConfigurationChange run(Work work) {
        var changed = !lastHash(work).equals(Optional.of(hash));
        work.store().pages().put(page);
        var renamed = rename(work);
        var lists = new Lists();
        var starts = new StatedStarts(work, page);
        for (var i = 0; i < components.size(); i++) {
            put(work, components.get(i), i, starts, lists);
        }
        retire(work, lists);
        work.store().uptimeTargets().replace(page.id(), targets);
        forgetChecks(work);
        followChecks(work);
        declarations.forEach(each -> each.run(work));
        if (changed) {
            var event = new Event.ConfigurationApplied(hash, components.size(), checks.size());
            var journal = work.store().journal();
            var position = journal.append(event, work.actor(), work.reason(), work.now());
            work.store().cursors().move(LAST_APPLIED, position);
        }
        return new ConfigurationChange(
                changed, lists.added, renamed, lists.updated, lists.retired, lists.returned);
    }

    private static Optional<String> lastHash(Work work) {
        var position = work.store().cursors().position(LAST_APPLIED);
        if (position == 0) {
            return Optional.empty();
        }
        return work.store().journal().after(position - 1, 1).stream()
                .map(entry -> entry.event())
                .filter(Event.ConfigurationApplied.class::isInstance)
                .map(event -> ((Event.ConfigurationApplied) event).hash())
                .findFirst();
    }

    private List<ComponentId> rename(Work work) {
        var ports = work.store().components();
        var renamed = new ArrayList<ComponentId>();
        for (var each : components) {
            var was = each.was();
            if (was == null || ports.find(page.id(), was).isEmpty()) {
                continue;
            }
            if (ports.find(page.id(), each.id()).isPresent()) {
                throw new Rejected(Rejected.Cause.CONFLICT, bothExist(each.id(), was));
            }
            ports.rename(page.id(), was, each.id());
            renamed.add(each.id());
        }
        return renamed;
    }

    private static Problem bothExist(ComponentId id, ComponentId was) {
        return new Problem(
                "components: " + id,
                "'" + id + "' has a history of its own and cannot take over that of '" + was + "'",
                "take 'was' out, or choose an id that was never used");
    }

    private void put(
            Work work, ConfiguredComponent each, int position, StatedStarts starts, Lists lists) {
        var ports = work.store().components();
        var before = ports.find(page.id(), each.id());
        var stored =
                before.isPresent() && starts.takeBack(each)
                        ? ports.find(page.id(), each.id())
                        : before;
        var started = stored.map(Component::startedAt).orElse(work.now());
        var component =
                new Component(
                        each.id(),
                        each.name(),
                        each.parent(),
                        each.requirement(),
                        position,
                        started,
                        null);
        var isPut = stored.isEmpty() || !stored.get().equals(component);
        if (isPut) {
            ports.put(page.id(), component);
        }
        var isStated = starts.state(each);
        if (!isPut && !isStated) {
            return;
        }
        if (stored.isEmpty()) {
            lists.added.add(each.id());
        } else if (stored.get().isRetired()) {
            lists.returned.add(each.id());
        } else {
            lists.updated.add(each.id());
        }
    }

    /** Retired ones keep their place behind those in use. */
    private void retire(Work work, Lists lists) {
        var kept = components.stream().map(ConfiguredComponent::id).collect(Collectors.toSet());
        var position = components.size();
        for (var each : work.store().components().all(page.id())) {
            if (kept.contains(each.id())) {
                continue;
            }
            var retiredAt = each.retiredAt() == null ? work.now() : each.retiredAt();
            if (each.retiredAt() == null) {
                lists.retired.add(each.id());
            }
            var retired =
                    new Component(
                            each.id(),
                            each.name(),
                            each.parent(),
                            each.requirement(),
                            position++,
                            each.startedAt(),
                            retiredAt);
            if (!retired.equals(each)) {
                work.store().components().put(page.id(), retired);
            }
        }
    }

    private void forgetChecks(Work work) {
        var kept = checks.stream().map(Check::id).collect(Collectors.toSet());
        work.store().checkStates().all().stream()
                .map(CheckState::check)
                .distinct()
                .filter(each -> !kept.contains(each))
                .toList()
                .forEach(work.store().checkStates()::remove);
    }

    /** What lasts in the ledger is what the checks of now make of it. */
    private void followChecks(Work work) {
        var groups = new Groups(work, page.id(), checks);
        var memory = new Memory(groups);
        var ledger = new ProbedLedger(work, page.id());
        var roots = new TreeSet<ComponentId>();
        for (var component : work.store().components().all(page.id())) {
            var lasting = Seen.lasting(work.store().ledger(), page.id(), component.id());
            var level = memory.knows(component.id()) ? memory.level(component.id()) : null;
            var next = Objects.requireNonNullElse(level, Level.OPERATIONAL);
            if (lasting.map(each -> each.level()).orElse(Level.OPERATIONAL) != next) {
                ledger.write(component.id(), next, work.now());
                roots.add(groups.tree().root(component.id()));
            }
        }
        if (!roots.isEmpty()) {
            var incidents = new AutomaticIncidents(work, page.id(), groups);
            roots.forEach(incidents::settle);
        }
    }

    /** What happened to which component, while the command runs. */
    private static final class Lists {
        final List<ComponentId> added = new ArrayList<>();
        final List<ComponentId> updated = new ArrayList<>();
        final List<ComponentId> retired = new ArrayList<>();
        final List<ComponentId> returned = new ArrayList<>();
    }
}
