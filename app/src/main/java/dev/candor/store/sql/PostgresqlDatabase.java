package dev.candor.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import dev.candor.store.Marks;
import dev.candor.store.StoreException;
import dev.candor.store.sql.DatabasePlace.OnServer;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/**
 * A database on a PostgreSQL server, and how it is opened: one connection that writes, a few that
 * read.
 *
 * <p>Whoever writes owns the database: each connection that writes takes the same advisory lock
 * before anything else and keeps it while it lives. The lock ends with the connection, so no
 * process can go on writing after it lost the lock, and a process that was killed leaves none
 * behind.
 */
final class PostgresqlDatabase implements Database {
    /** The advisory lock's number: "Candor" in ASCII. */
    static final long OWNER = 0x43616e646f72L;

    private static final int CONNECT_SECONDS = 10;
    // Longer than that a statement is not waited for: the server hangs or cannot be reached.
    private static final int ANSWER_SECONDS = 20;
    private static final int OLDEST_SERVER = 15;
    private static final Duration LONGEST_WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT_FOR_OWNER = Duration.ofSeconds(3);

    // A commit must be on the disk before it is acknowledged; a stricter setting is left alone. The
    // server must notice soon that this machine is gone, or it keeps the owner's lock.
    private static final String EVERY_SESSION =
            """
            SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 5;
            SET tcp_keepalives_count = 3; SET standard_conforming_strings = on;
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') = 'off'\
            """;

    private final OnServer place;
    private final StoreSettings settings;
    private final OwnersSource owners;

    /**
     * A database that has not been opened.
     *
     * @param place address and password
     * @param settings waits and readers
     */
    PostgresqlDatabase(OnServer place, StoreSettings settings) {
        this.place = place;
        this.settings = settings;
        owners = configured(new OwnersSource(place.shown(), owningSession()));
    }

    @Override
    public Dialect dialect() {
        return new PostgresqlDialect(place.shown());
    }

    @Override
    public void migrate(List<Migration> steps, Marks marks) {
        try (var connection = source().getConnection()) {
            requireSupported(connection.getMetaData().getDatabaseMajorVersion());
            owners.own(connection);
            new MigrateSchema(dialect(), steps, settings.time(), marks).run(connection);
        } catch (SQLException e) {
            throw dialect().explain("could not open the database", e);
        }
    }

    /**
     * Refuses servers without what this program needs.
     *
     * @param version the server's major version
     */
    void requireSupported(int version) {
        if (version < OLDEST_SERVER) {
            throw new StoreException(
                    "could not open the database: "
                            + place.shown()
                            + " is PostgreSQL "
                            + version
                            + ": Candor needs "
                            + OLDEST_SERVER
                            + " or newer; upgrade the server, or name another");
        }
    }

    @Override
    public HikariDataSource writer() {
        return pool("candor-writer", owners, null, 1);
    }

    @Override
    public HikariDataSource readers() {
        return pool("candor-readers", source(), EVERY_SESSION, settings.readers());
    }

    @Override
    public void journalled(long position) {
        owners.journalled(position);
    }

    @Override
    public void perhapsJournalled(long position) {
        owners.perhapsJournalled(position);
    }

    /** Waits a little: the server may not have noticed yet that the owner before is gone. */
    private String owningSession() {
        var wait = Math.min(settings.longestWait().toMillis(), LONGEST_WAIT_FOR_OWNER.toMillis());
        return "SET lock_timeout = "
                + wait
                + "; SELECT pg_advisory_lock("
                + OWNER
                + "); SET lock_timeout = 0; "
                + EVERY_SESSION;
    }

    private PGSimpleDataSource source() {
        return configured(new PGSimpleDataSource());
    }

    private <S extends PGSimpleDataSource> S configured(S source) {
        source.setUrl(place.url());
        source.setApplicationName("candor, process " + ProcessHandle.current().pid());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false); // the detail holds values of rows
        if (place.password() != null) {
            source.setPassword(place.password());
        }
        return source;
    }

    private HikariDataSource pool(
            String name, DataSource source, @Nullable String session, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionInitSql(session);
        // Less than a write waits for its turn: while the server is away, each write learns so.
        config.setConnectionTimeout(
                Math.min(
                        settings.longestWait().toMillis(), LONGEST_WAIT_FOR_CONNECTION.toMillis()));
        config.setMaxLifetime(0); // those that break are replaced; the owner's should last
        config.setIdleTimeout(0);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw dialect().explain("could not open the database", new SQLException(e));
        }
    }
}
