package dev.candor.store.sql;

import com.zaxxer.hikari.HikariDataSource;

import dev.candor.store.Backup;
import dev.candor.store.Checked;
import dev.candor.store.CommitUnknown;
import dev.candor.store.DataFolder;
import dev.candor.store.Marks;
import dev.candor.store.Ownership;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;
import dev.candor.store.Upkeep;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * The store on a relational database: SQLite, in one file, or PostgreSQL. Writes take their turn on
 * one connection; each read has a connection of its own and sees what was committed when it began.
 * Thread-safe.
 */
public final class SqlStore implements Store, Upkeep {
    /** A server stops within ten seconds, whatever its database does. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private final DataFolder folder;
    private final StoreSettings settings;
    private final Database database;
    private final Dialect dialect;
    private final HikariDataSource writerPool;
    private final Reads reads;
    private final UnaryOperator<Connection> seam;
    private final Marks marks;
    private final Turn turn;
    private final Unforced unforced;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final JournalListeners listeners = new JournalListeners();

    private SqlStore(
            DataFolder folder,
            StoreSettings settings,
            Database database,
            HikariDataSource writerPool,
            HikariDataSource readers,
            UnaryOperator<Connection> seam,
            Marks marks) {
        this.folder = folder;
        this.settings = settings;
        this.turn = new Turn(settings.longestWait());
        this.unforced = new Unforced(settings.time());
        this.database = database;
        this.dialect = database.dialect();
        this.writerPool = writerPool;
        this.reads = new Reads(readers, dialect, settings, seam);
        this.seam = seam;
        this.marks = marks;
    }

    /**
     * Takes over the data folder, makes or brings up to date the database in it, and opens it.
     *
     * @throws StoreException when the folder cannot be made or written or has another owner, or the
     *     database cannot be reached, is damaged, in use, another program's or a newer Candor's;
     *     the message says what to do
     */
    public static SqlStore open(StoreSettings settings) {
        return switch (DataFolder.own(settings.folder())) {
            case DataFolder owned -> open(settings, owned);
            case Ownership.Taken taken -> throw new StoreException(taken.sentence());
        };
    }

    /**
     * As {@link #open(StoreSettings)}, in a folder that is owned already. The store gives it free
     * when it is closed, or at once when it cannot be opened.
     */
    public static SqlStore open(StoreSettings settings, DataFolder owned) {
        return open(settings, owned, Marks.NONE);
    }

    /** As {@link #open(StoreSettings, DataFolder)}, and says where it is. */
    public static SqlStore open(StoreSettings settings, DataFolder owned, Marks marks) {
        return open(settings, owned, Migration::all, connection -> connection, marks);
    }

    /**
     * As {@link #open(StoreSettings, DataFolder)}; the tests look into steps and every connection.
     */
    static SqlStore open(
            StoreSettings settings,
            DataFolder owned,
            Function<Dialect, List<Migration>> steps,
            UnaryOperator<Connection> seam) {
        return open(settings, owned, steps, seam, Marks.NONE);
    }

    private static SqlStore open(
            StoreSettings settings,
            DataFolder owned,
            Function<Dialect, List<Migration>> steps,
            UnaryOperator<Connection> seam,
            Marks marks) {
        var opened = false;
        try {
            var database = Database.of(settings);
            database.migrate(steps.apply(database.dialect()), marks);
            var writer = database.writer();
            try {
                var store =
                        new SqlStore(
                                owned, settings, database, writer, database.readers(), seam, marks);
                opened = true;
                return store;
            } finally {
                if (!opened) {
                    writer.close();
                }
            }
        } finally {
            if (!opened) {
                owned.close();
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when it is called inside a write of the same thread
     */
    @Override
    public <T> T write(Function<Transaction, T> work) {
        turn.take();
        return inTurn(work, false);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when it is called inside a write of the same thread
     */
    @Override
    public <T> T writeAfterOthers(Function<Transaction, T> work) {
        turn.takeAfterOthers();
        return inTurn(work, false);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException also when it is called inside a write of the same thread
     */
    @Override
    public <T> T writeUnforced(Function<Transaction, T> work) {
        turn.takeAfterOthers();
        return inTurn(work, true);
    }

    /** Whoever calls has the turn, and has ended it when this returns. */
    private <T> T inTurn(Function<Transaction, T> work, boolean mayBeLost) {
        Written<T> written;
        try {
            requireOpen();
            written = writeInTurn(work, mayBeLost);
            if (written.unknown() != null) {
                requireKept(written.unknown());
            }
            if (written.position() > 0) {
                database.journalled(written.position());
            }
        } finally {
            turn.end();
        }
        if (written.position() > 0) {
            listeners.tell(written.position());
            marks.reached(Marks.Point.TOLD);
        }
        return written.answer();
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return readTransaction(work::apply);
    }

    private <T> T readTransaction(Function<SqlTransaction, T> work) {
        requireOpen();
        return reads.read(work);
    }

    @Override
    public void onJournal(LongConsumer listener) {
        listeners.add(listener);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when it is called inside a write of the same thread
     */
    @Override
    public void close() {
        turn.requireNotHeld();
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // Lets the write at hand finish; one that hangs is cut off and leaves nothing behind.
        var finished = turn.tryTake(LONGEST_CLOSE);
        try {
            reads.close();
            writerPool.close();
        } finally {
            if (finished) {
                turn.end();
            }
            folder.close();
        }
    }

    @Override
    public Checked check() {
        return readTransaction(CheckInvariants::on);
    }

    /**
     * What must hold of a database that is not open, and is not changed by this either.
     *
     * @throws StoreException when there is none, or it cannot be read
     */
    public static Checked check(StoreSettings settings) {
        return ReadDatabase.transaction(settings, CheckInvariants::on);
    }

    @Override
    public Backup backUp(Path file, boolean overwrite, String version) {
        return backUp(new NewFile(file, overwrite, out -> out), version);
    }

    /** As {@link #backUp(Path, boolean, String)}; the tests look into the file. */
    Backup backUp(NewFile file, String version) {
        var secret = folder.path().resolve(DataFolder.SECRET_FILE);
        return readTransaction(transaction -> {
            try {
                var manifest = BackupLine.describe(transaction, settings, version);
                return file.write(
                        out -> {
                            var writer = new BackupWriter(out, marks);
                            writer.manifest(manifest);
                            if (Files.exists(secret)) {
                                writer.secret(Files.readString(secret));
                            }
                            new ReadTables(transaction.sql().connection(), dialect).sendTo(writer);
                            writer.end();
                            return manifest;
                        },
                        marks);
            } catch (SQLException e) {
                throw dialect.explain("could not read what is to be backed up", e);
            }
        });
    }

    /**
     * Copies everything into another database, which must be empty. Nobody else can write here
     * meanwhile.
     *
     * @param again whether an earlier copy of this same installation may be replaced
     * @return what must hold of the copy, checked
     * @throws StoreException when the copy could not be made; the other database is as it was
     */
    public Checked copyTo(DatabasePlace place, boolean again, String version) {
        turn.take();
        try (var connection = writerPool.getConnection()) {
            requireOpen();
            try {
                dialect.beginWrite(connection);
                var transaction = new SqlTransaction(connection, dialect, false);
                return new FillDatabase(
                                settings.at(place),
                                BackupLine.describe(transaction, settings, version),
                                (position, hash) ->
                                        again && transaction.journal().holds(position, hash),
                                marks)
                        .run(new ReadTables(connection, dialect));
            } finally {
                Rollback.of(dialect, connection, connection, writerPool);
            }
        } catch (SQLException e) {
            throw dialect.explain("could not read what is to be copied", e);
        } finally {
            turn.end();
        }
    }

    /** How the database is spoken to. */
    Dialect dialect() {
        return dialect;
    }

    /** What a write came to; {@code unknown} when whether it was kept is not known yet. */
    private record Written<T>(T answer, long position, @Nullable CommitUnknown unknown) {}

    private <T> Written<T> writeInTurn(Function<Transaction, T> work, boolean mayBeLost) {
        try (var pooled = writerPool.getConnection()) {
            var connection = seam.apply(pooled);
            var done = false;
            try {
                var forced = !mayBeLost || !unforced.isAllowed();
                var number =
                        forced ? dialect.beginWrite(connection) : dialect.beginUnforced(connection);
                var before = unforced.isPending() ? dialect.written(connection) : 0;
                marks.reached(Marks.Point.WRITE_BEGUN);
                var transaction = new SqlTransaction(connection, dialect, true);
                var answer = work.apply(transaction);
                var position = transaction.finish();
                if (mayBeLost && position > 0) {
                    throw new IllegalStateException("what is journalled must wait for the disk");
                }
                var empty = unforced.isPending() && dialect.isEmpty(connection, before);
                marks.reached(Marks.Point.BEFORE_COMMIT);
                var unknown = commit(connection, number, position);
                done = unknown == null;
                unforced.committed(forced && done && !empty);
                marks.reached(Marks.Point.COMMITTED);
                return new Written<>(answer, position, unknown);
            } finally {
                if (!done) {
                    Rollback.of(dialect, connection, pooled, writerPool);
                }
            }
        } catch (SQLException e) {
            throw dialect.explain("could not write", e);
        }
    }

    /** Null when it is durable. */
    private @Nullable CommitUnknown commit(Connection connection, long number, long position) {
        try {
            dialect.commit(connection);
            return null;
        } catch (SQLException e) {
            var told = dialect.explainCommit(connection, e);
            if (!dialect.leavesUnknown(e)) {
                throw told;
            }
            database.perhapsJournalled(position);
            return new CommitUnknown(
                    told.getMessage()
                            + "; whether this was kept is not known: look before you do it again",
                    e,
                    () -> wasKept(number));
        }
    }

    /** Asks at once what became of a commit that was not answered. */
    private static void requireKept(CommitUnknown unknown) {
        boolean kept;
        try {
            kept = unknown.wasKept();
        } catch (StoreException e) {
            unknown.addSuppressed(e);
            throw unknown;
        }
        if (!kept) {
            throw new StoreException(
                    "could not commit: the connection broke; nothing of this was kept: try again",
                    unknown);
        }
    }

    private boolean wasKept(long number) {
        if (!turn.tryTake()) {
            throw new StoreException("could not ask what became of a write: the store is busy");
        }
        try (var pooled = writerPool.getConnection()) {
            return dialect.wasKept(seam.apply(pooled), number);
        } catch (SQLException e) {
            throw dialect.explain("could not ask what became of a write", e);
        } finally {
            turn.end();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new StoreException("the store is closed; nothing was done");
        }
    }
}
