package dev.candor.store.sql;

import dev.candor.store.AlertsContract;
import dev.candor.store.ComponentsContract;
import dev.candor.store.DeliveriesContract;
import dev.candor.store.FollowJournalContract;
import dev.candor.store.HistoryContract;
import dev.candor.store.HousekeepingContract;
import dev.candor.store.JournalContract;
import dev.candor.store.LearningContract;
import dev.candor.store.LedgerContract;
import dev.candor.store.NoticesContract;
import dev.candor.store.PeopleContract;
import dev.candor.store.QuarantineContract;
import dev.candor.store.TransactionContract;
import dev.candor.store.WatchingContract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every contract of the store, on SQLite. */
@ExtendWith(FreshSqliteStore.class)
class SqliteStoreTest {
    @Nested
    class OfTransactions implements TransactionContract {}

    @Nested
    class OfTheJournal implements JournalContract {}

    @Nested
    class OfFollowingTheJournal implements FollowJournalContract {}

    @Nested
    class OfWhatWasLearned implements LearningContract {}

    @Nested
    class OfPeople implements PeopleContract {}

    @Nested
    class OfAlerts implements AlertsContract {}

    @Nested
    class OfDeliveries implements DeliveriesContract {}

    @Nested
    class OfQuarantine implements QuarantineContract {}

    @Nested
    class OfComponents implements ComponentsContract {}

    @Nested
    class OfNotices implements NoticesContract {}

    @Nested
    class OfTheLedger implements LedgerContract {}

    @Nested
    class OfWatching implements WatchingContract {}

    @Nested
    class OfHousekeeping implements HousekeepingContract {}

    @Nested
    class OfTheHistory implements HistoryContract {}
}
