package dev.candor.store.sql;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;

/** From PostgreSQL to SQLite. */
@Tag("postgresql")
@ExtendWith(FreshPostgresqlStore.class)
class PostgresqlMovingTest implements MovingContract {
    @Override
    public DatabasePlace elsewhere(Path folder) {
        return new DatabasePlace.InFile(folder.resolve("other.db"));
    }
}
