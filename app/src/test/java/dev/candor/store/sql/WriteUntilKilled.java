package dev.candor.store.sql;

import dev.candor.fixture.ManualTime;
import dev.candor.model.PageId;
import dev.candor.store.Samples;

import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes without end and says each write that was acknowledged: {@code
 * WriteUntilKilled FOLDER}.
 */
final class WriteUntilKilled {
    private WriteUntilKilled() {}

    /** Prints {@code ready}, then the number of each write after it returned. */
    public static void main(String[] arguments) {
        var settings = StoreSettings.of(Path.of(arguments[0]), new ManualTime(Samples.NOON));
        try (var store = SqlStore.open(settings)) {
            Samples.furnish(store);
            System.out.println("ready");
            for (long n = store.<Long>read(t -> t.cursors().position("written")) + 1; ; n++) {
                var number = n;
                store.writeVoid(transaction -> {
                    transaction.cursors().move("written", number);
                    transaction
                            .ledger()
                            .add(
                                    PageId.MAIN,
                                    Samples.outage(
                                            Samples.APP,
                                            Samples.NOON.plusMillis(number),
                                            Samples.NOON.plusMillis(number + 1)));
                    transaction
                            .journal()
                            .append(Samples.event(number), Samples.WATCH, "", Samples.NOON);
                    transaction
                            .results()
                            .append(
                                    List.of(
                                            Samples.result(
                                                    Samples.FRONT,
                                                    null,
                                                    Samples.NOON.plusMillis(number))));
                });
                System.out.println(number);
            }
        }
    }
}
