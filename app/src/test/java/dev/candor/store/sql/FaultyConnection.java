package dev.candor.store.sql;

import dev.candor.fixture.Fault;
import dev.candor.fixture.ManualTime;
import dev.candor.store.DataFolder;

import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Makes the n-th execution of a statement fail, on whichever of a store's connections it is: once,
 * or that one and all after it until the fault is lifted. Begin, commit and rollback are statements
 * like any other. Harmless until armed. Thread-safe.
 */
public final class FaultyConnection implements Fault, UnaryOperator<Connection> {
    private static final Set<String> COUNTED =
            Set.of("executeQuery", "executeUpdate", "executeBatch", "execute");

    private static final Duration LATE = Duration.ofSeconds(3);

    /** How the fault strikes. */
    public enum When {
        /** The statement fails and has not happened. */
        BEFORE,
        /** The statement has happened, and its answer is lost. */
        AFTER,
        /** The statement takes three seconds. */
        LATE,
        /** The connection dies, and the statement has not happened. */
        CUT_BEFORE,
        /** The statement has happened, and the connection dies with its answer. */
        CUT_AFTER;

        private boolean isCut() {
            return this == CUT_BEFORE || this == CUT_AFTER;
        }

        private boolean isBefore() {
            return this == BEFORE || this == CUT_BEFORE;
        }
    }

    private final ManualTime time;
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicBoolean struck = new AtomicBoolean();
    private volatile When when = When.BEFORE;
    private volatile boolean lasting;

    /** No fault yet; what comes late does so by that clock. */
    public FaultyConnection(ManualTime time) {
        this.time = time;
    }

    /** A store of which every connection has this fault. */
    public SqlStore open(StoreSettings settings) {
        var folder = (DataFolder) DataFolder.own(settings.folder());
        return SqlStore.open(settings, folder, Migration::all, this);
    }

    /** The {@code n}-th call from now on fails, once; 1 is the next. */
    void arm(int n, When moment) {
        arm(n, moment, false);
    }

    /** The {@code n}-th call from now on fails, and if it lasts, all after it too. */
    public void arm(int n, When moment, boolean untilLifted) {
        when = moment;
        lasting = untilLifted;
        struck.set(false);
        left.set(n);
    }

    @Override
    public boolean hasStruck() {
        return struck.get();
    }

    @Override
    public boolean disarm() {
        left.set(0);
        return struck.get();
    }

    @Override
    public Connection apply(Connection connection) {
        return wrapped(Connection.class, connection, new Line(connection));
    }

    /** One physical connection, for as long as somebody has it. */
    private static final class Line {
        private final Connection connection;
        private volatile boolean dead;

        Line(Connection connection) {
            this.connection = connection;
        }

        void cut() throws SQLException {
            dead = true;
            if (connection.isWrapperFor(PGConnection.class)) {
                connection.unwrap(Connection.class).abort(Runnable::run);
            }
        }

        SQLException broken(String what) throws SQLException {
            return connection.isWrapperFor(PGConnection.class)
                    ? new PSQLException(what, PSQLState.CONNECTION_FAILURE)
                    : new SQLException(what);
        }
    }

    private <T> T wrapped(Class<T> type, T target, Line line) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    var counted = COUNTED.contains(method.getName());
                    if (counted && line.dead) {
                        throw line.broken("scripted fault: the connection is dead");
                    }
                    var strikes = counted && strikesNow();
                    if (strikes && when.isBefore()) {
                        strike(line, "scripted fault before " + method.getName());
                    }
                    try {
                        var answer = method.invoke(target, arguments);
                        if (strikes) {
                            strike(line, "scripted fault after " + method.getName());
                        }
                        return answer(answer, line);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void strike(Line line, String what) throws SQLException {
        if (when == When.LATE) {
            time.advance(LATE);
            return;
        }
        if (!when.isCut()) {
            throw new SQLException(what);
        }
        var broken = line.broken(what);
        line.cut();
        throw broken;
    }

    private boolean strikesNow() {
        var before =
                left.getAndUpdate(n -> {
                    if (n == 1) {
                        return lasting ? 1 : 0;
                    }
                    return Math.max(0, n - 1);
                });
        if (before == 1) {
            struck.set(true);
        }
        return before == 1;
    }

    private Object answer(Object answer, Line line) {
        return switch (answer) {
            case null -> answer;
            case PreparedStatement statement -> wrapped(PreparedStatement.class, statement, line);
            case Statement statement -> wrapped(Statement.class, statement, line);
            default -> answer;
        };
    }
}
