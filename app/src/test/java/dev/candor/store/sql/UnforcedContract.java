package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.store.Samples;
import dev.candor.store.Store;
import dev.candor.store.Transaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** What a store must do with writes that need not wait for the disk. */
interface UnforcedContract {
    /** An empty database. */
    DatabasePlace place(Path folder);

    /** Asks the database whether the commit at hand will wait for the disk, in one column. */
    String question();

    /** The answer when it will not. */
    String unforced();

    /** Whether a commit that changed nothing brings what is before it to the disk. */
    boolean emptyCommitsReachTheDisk();

    @Test
    default void whatIsWrittenIsReadAtOnce(@TempDir Path folder) {
        try (var store = open(folder, new ManualTime(Samples.NOON))) {
            move(store, 7);
            assertThat(position(store)).isEqualTo(7);
        }
    }

    @Test
    default void onlyTheWriteThatNeedNotWaitDoesNot(@TempDir Path folder) {
        try (var store = open(folder, new ManualTime(Samples.NOON))) {
            assertThat(store.writeUnforced(this::answer)).isEqualTo(unforced());
            assertThat(store.write(this::answer)).isNotEqualTo(unforced());
            assertThat(store.writeUnforced(this::answer)).isEqualTo(unforced());
            assertThatThrownBy(() -> store.writeUnforced(_ -> failing()))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.write(this::answer)).isNotEqualTo(unforced());
        }
    }

    @Test
    default void whatMayBeLostIsNeverOlderThanATenthOfASecond(@TempDir Path folder) {
        var time = new ManualTime(Samples.NOON);
        try (var store = open(folder, time)) {
            move(store, 1);
            time.advance(Unforced.LONGEST.minusNanos(1));
            assertThat(store.writeUnforced(this::answer)).isEqualTo(unforced());
            time.advance(Duration.ofNanos(1));
            assertThat(store.writeUnforced(this::answer)).isNotEqualTo(unforced());
            time.advance(Unforced.LONGEST.minusNanos(1));
            assertThat(store.writeUnforced(this::answer)).isEqualTo(unforced());
        }
    }

    @Test
    default void aWriteThatWaitsAndChangesNothingBringsNothingToTheDisk(@TempDir Path folder) {
        var time = new ManualTime(Samples.NOON);
        try (var store = open(folder, time)) {
            move(store, 1);
            time.advance(Unforced.LONGEST);
            store.writeVoid(_ -> {});
            assertThat(store.writeUnforced(this::answer).equals(unforced()))
                    .isEqualTo(emptyCommitsReachTheDisk());
        }
    }

    @Test
    default void whatIsJournalledWaitsForTheDisk(@TempDir Path folder) {
        try (var store = open(folder, new ManualTime(Samples.NOON))) {
            assertThatThrownBy(() ->
                            store.writeUnforced(transaction -> {
                                transaction.cursors().move("number", 9);
                                return transaction
                                        .journal()
                                        .append(Samples.event(1), Samples.WATCH, "", Samples.NOON);
                            }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must wait for the disk");
            assertThat(position(store)).isZero();
            assertThat(store.check().problems()).isEmpty();
        }
    }

    private SqlStore open(Path folder, ManualTime time) {
        var data = folder.resolve("data");
        return SqlStore.open(StoreSettings.of(data, place(data), time));
    }

    private String answer(Transaction transaction) {
        transaction.cursors().move("asked", transaction.cursors().position("asked") + 1);
        return ((SqlTransaction) transaction)
                .sql()
                .first(question(), row -> String.valueOf(row.columns().getString(1)))
                .orElseThrow();
    }

    private static Integer failing() {
        throw new IllegalStateException("halfway");
    }

    private static void move(Store store, long number) {
        Integer _ =
                store.writeUnforced(transaction -> {
                    transaction.cursors().move("number", number);
                    return 0;
                });
    }

    private static long position(Store store) {
        return store.<Long>read(transaction -> transaction.cursors().position("number"));
    }
}
