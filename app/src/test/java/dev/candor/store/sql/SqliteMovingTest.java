package dev.candor.store.sql;

import dev.candor.fixture.PostgresqlServer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;

/** From SQLite to PostgreSQL. */
@Tag("postgresql")
@ExtendWith(FreshSqliteStore.class)
class SqliteMovingTest implements MovingContract {
    @Override
    public DatabasePlace elsewhere(Path folder) {
        return new DatabasePlace.OnServer(PostgresqlServer.newDatabase(), null);
    }
}
