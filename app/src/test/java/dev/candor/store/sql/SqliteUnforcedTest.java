package dev.candor.store.sql;

import java.nio.file.Path;

/** SQLite's log may be forced later, never the file. */
final class SqliteUnforcedTest implements UnforcedContract {
    @Override
    public DatabasePlace place(Path folder) {
        return new DatabasePlace.InFile(folder.resolve(SqliteFile.NAME));
    }

    @Override
    public String question() {
        return "PRAGMA synchronous";
    }

    @Override
    public String unforced() {
        return "1"; // NORMAL
    }

    @Override
    public boolean emptyCommitsReachTheDisk() {
        return false;
    }
}
