package dev.candor.store.sql;

import dev.candor.fixture.PostgresqlServer;

import org.junit.jupiter.api.Tag;

import java.nio.file.Path;

/** PostgreSQL's commits may be asynchronous, one by one. */
@Tag("postgresql")
final class PostgresqlUnforcedTest implements UnforcedContract {
    @Override
    public DatabasePlace place(Path folder) {
        return new DatabasePlace.OnServer(PostgresqlServer.newDatabase(), null);
    }

    @Override
    public String question() {
        return "SHOW synchronous_commit";
    }

    @Override
    public String unforced() {
        return "off";
    }

    @Override
    public boolean emptyCommitsReachTheDisk() {
        return true;
    }
}
