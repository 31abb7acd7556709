package dev.candor.command;

import dev.candor.model.Check;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.PageId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes up watching again. The time away, from the last sign of life until now, becomes unknown in
 * the ledger for every component that was being watched; an outage that was open stays open, and
 * nothing is announced. Results that had begun to point elsewhere are not consecutive with those to
 * come, so their count begins anew. Answers how long the program was away.
 *
 * <p>Run it before {@link ApplyConfiguration}, with the checks that are about to run.
 *
 * @param version the program's version
 * @param page whose components they are
 * @param checks the checks that are configured now
 */
public record StartServer(String version, PageId page, List<Check> checks)
        implements Command<Duration> {
    public StartServer {
        checks = List.copyOf(checks);
    }

    /** For the first page. */
    public StartServer(String version, Collection<Check> checks) {
        this(version, PageId.MAIN, List.copyOf(checks));
    }

    @Override
    public Duration run(Work work) {
        var now = work.now();
        var last = work.store().installation().lastAlive().orElse(now);
        var away = last.isBefore(now) ? Duration.between(last, now) : Duration.ZERO;
        if (away.isPositive()) {
            writeUnknown(work, last, now);
        }
        restartCounts(work);
        work.store().installation().alive(now);
        work.journal(new Event.ServerStarted(version, away.toMillis()));
        return away;
    }

    private void writeUnknown(Work work, Instant last, Instant now) {
        var groups = new Groups(work, page, checks);
        var watched = new TreeSet<ComponentId>();
        groups.checked().stream()
                .filter(each -> groups.statesOf(each).stream().anyMatch(StartServer::hasResult))
                .forEach(watched::add);
        work.store().ledger().open(page).stream()
                .filter(Seen::ofWhole)
                .forEach(each -> watched.add(each.component()));
        var ledger = new ProbedLedger(work, page);
        watched.stream()
                .filter(each -> !isUnknown(work, each))
                .forEach(each -> ledger.unknown(each, last, now));
    }

    private boolean isUnknown(Work work, ComponentId component) {
        return Seen.lasting(work.store().ledger(), page, component)
                .filter(each -> each.level() == Level.UNKNOWN)
                .isPresent();
    }

    private static void restartCounts(Work work) {
        var restarted =
                work.store().checkStates().all().stream()
                        .filter(state -> state.run() != 0 || state.runStart() != null)
                        .map(StartServer::withoutRun)
                        .toList();
        work.store().checkStates().put(restarted);
    }

    private static boolean hasResult(CheckState state) {
        return state.lastResult() != null;
    }

    private static CheckState withoutRun(CheckState state) {
        return new CheckState(
                state.check(),
                state.member(),
                state.location(),
                state.verdict(),
                state.since(),
                state.verdict(),
                0,
                null,
                state.lastResult(),
                state.detail());
    }
}
