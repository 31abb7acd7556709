package dev.candor.command;

import dev.candor.judge.Turn;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.PageId;
import dev.candor.model.Verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records what the judge made of new results: what it remembers, each changed verdict, what follows
 * for the components in the ledger, and what follows for their automatic incidents.
 *
 * <p>Doing it again changes nothing: a turn counts only when the stored state of its check differs,
 * and a state that is older than the stored one is left out.
 *
 * @param page whose components they are
 * @param checks the checks that are configured now, by id
 * @param states what the judge remembers now, of the checks that had results
 * @param turns the verdicts that changed with it
 */
public record RecordVerdicts(
        PageId page, Map<CheckId, Check> checks, List<CheckState> states, List<Turn> turns)
        implements Command<RecordVerdicts.Outcome> {
    public RecordVerdicts {
        checks = Map.copyOf(checks);
        states = List.copyOf(states);
        turns = List.copyOf(turns);
    }

    /** For the first page. */
    public RecordVerdicts(List<Turn> turns, List<CheckState> states, Map<CheckId, Check> checks) {
        this(PageId.MAIN, checks, states, turns);
    }

    /**
     * What came of it.
     *
     * @param turned how many verdicts changed by it; 0 when it had been recorded before
     * @param components the components whose checks turned
     */
    public record Outcome(int turned, List<ComponentId> components) {
        public Outcome {
            components = List.copyOf(components);
        }
    }

    @Override
    public Outcome run(Work work) {
        var before = new Groups(work, page, checks.values());
        var memory = new Memory(before);
        before.remember(roots(before));
        var newer = states.stream().filter(state -> isNewer(before, state)).toList();
        var fresh = fresh(before, newer);
        work.store().checkStates().put(newer);
        var turned = write(work, memory, newer, fresh);
        settle(work, before.after(newer), turned, newer);
        return new Outcome(fresh.size(), List.copyOf(turned));
    }

    /** The groups that the states are of. */
    private Set<ComponentId> roots(Groups groups) {
        return states.stream()
                .map(state -> checks.get(state.check()))
                .filter(Objects::nonNull)
                .map(check -> groups.tree().root(check.component()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<ComponentId> write(
            Work work, Memory memory, List<CheckState> newer, List<Turn> fresh) {
        var ledger = new ProbedLedger(work, page);
        var turned = new TreeSet<ComponentId>();
        var byCheck = newer.stream().collect(Collectors.groupingBy(CheckState::check));
        for (var turn : fresh) {
            work.journal(
                    new Event.VerdictChanged(
                            turn.check(),
                            turn.member(),
                            turn.from(),
                            turn.to(),
                            turn.since().toEpochMilli(),
                            turn.reason().name()));
            of(byCheck, turn).filter(state -> made(turn, state)).forEach(memory::learn);
            var component = Objects.requireNonNull(checks.get(turn.check())).component();
            if (memory.knows(component)) {
                ledger.write(component, memory.level(component), turn.since());
                turned.add(component);
            }
        }
        return turned;
    }

    /** Every group that turned, and those with a fault that no incident has told of yet. */
    private void settle(Work work, Groups after, Set<ComponentId> turned, List<CheckState> newer) {
        var roots = new TreeSet<ComponentId>();
        turned.forEach(each -> roots.add(after.tree().root(each)));
        for (var state : newer) {
            var component = Objects.requireNonNull(checks.get(state.check())).component();
            if (state.verdict() != Verdict.UP && isUntold(work, component)) {
                roots.add(after.tree().root(component));
            }
        }
        if (!roots.isEmpty()) {
            after.remember(roots);
            var incidents = new AutomaticIncidents(work, page, after);
            roots.forEach(incidents::settle);
        }
    }

    private boolean isUntold(Work work, ComponentId component) {
        return Seen.lasting(work.store().ledger(), page, component)
                .filter(each -> each.level().isFault() && each.notice() == null)
                .isPresent();
    }

    /** Of a check that is still configured, and not older than what is stored. */
    private boolean isNewer(Groups groups, CheckState state) {
        if (!checks.containsKey(state.check())) {
            return false;
        }
        var stored = Memory.find(groups.states(state.check()), state);
        if (stored.isEmpty() || stored.get().lastResult() == null) {
            return true;
        }
        return state.lastResult() != null
                && !state.lastResult().isBefore(stored.get().lastResult())
                && !state.equals(stored.get());
    }

    private List<Turn> fresh(Groups groups, List<CheckState> newer) {
        var byCheck = newer.stream().collect(Collectors.groupingBy(CheckState::check));
        return turns.stream()
                .filter(turn -> of(byCheck, turn).anyMatch(state -> turns(groups, turn, state)))
                .sorted(Comparator.comparing(Turn::since))
                .toList();
    }

    private static Stream<CheckState> of(Map<CheckId, List<CheckState>> byCheck, Turn turn) {
        return byCheck.getOrDefault(turn.check(), List.of()).stream();
    }

    private static boolean turns(Groups groups, Turn turn, CheckState state) {
        return made(turn, state)
                && Memory.find(groups.states(state.check()), state)
                        .filter(stored -> stored.verdict() == state.verdict())
                        .filter(stored -> stored.since().equals(state.since()))
                        .isEmpty();
    }

    private static boolean made(Turn turn, CheckState state) {
        return turn.check().equals(state.check())
                && Objects.equals(turn.member(), state.member())
                && turn.to() == state.verdict()
                && turn.since().equals(state.since());
    }
}
