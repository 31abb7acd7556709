package dev.candor.watch;

import dev.candor.fixture.Folders;
import dev.candor.fixture.ManualTime;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.FaultyConnection;
import dev.candor.store.sql.FaultyConnection.When;
import dev.candor.store.sql.StoreSettings;

import java.io.IOException;
import java.nio.file.Path;

/** Days on which a statement fails. */
abstract class StatementFaults {
    /** An empty store's place for one day. */
    abstract Place place() throws Exception;

    /**
     * Where a day is lived.
     *
     * @param after forgets the database; there are thousands of days
     */
    record Place(Path data, DatabasePlace database, Runnable after) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            after.run();
            Folders.delete(data);
        }
    }

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
        try (var place = place();
                var store = fault.open(StoreSettings.of(place.data(), place.database(), time))) {
            fault.arm(n, when, untilLifted);
            var lived = Days.live(store, time, fault);
            return when == When.LATE ? lived.timeless() : lived; // it came at other instants
        }
    }
}
