package dev.candor.watch;

import dev.candor.fixture.ManualTime;
import dev.candor.store.sql.FaultyConnection;
import dev.candor.store.sql.FaultyConnection.When;
import dev.candor.store.sql.SqlStore;

/** Days on which a statement fails. */
abstract class StatementFaults {
    /** An empty store of its own, whose connections have that fault. */
    abstract SqlStore open(ManualTime time, FaultyConnection fault) throws Exception;

    /**
     * Runs with the fault at every {@code stride}-th statement.
     *
     * @param untilLifted whether each statement after it fails too, until somebody lifts the fault
     */
    final void survive(When when, boolean untilLifted, int stride) throws Exception {
        Days.survive(
                when + ", until lifted: " + untilLifted, stride, n -> day(n, when, untilLifted));
    }

    private Days.Lived day(int n, When when, boolean untilLifted) throws Exception {
        var time = new ManualTime(Story.BEGIN);
        var fault = new FaultyConnection(time);
        try (var store = open(time, fault)) {
            fault.arm(n, when, untilLifted);
            var lived = Days.live(store, time, fault);
            return when == When.LATE ? lived.timeless() : lived; // it came at other instants
        }
    }
}
