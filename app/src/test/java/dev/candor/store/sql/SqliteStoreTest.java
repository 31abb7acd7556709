package dev.candor.store.sql;

import dev.candor.store.JournalContract;
import dev.candor.store.NoticesContract;
import dev.candor.store.TransactionContract;

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
    class OfNotices implements NoticesContract {}
}
