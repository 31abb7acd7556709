package dev.candor.store.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Makes the n-th execution of a statement on a connection fail: before it happens, or after it has
 * happened, as if the answer was lost. Harmless until armed.
 */
final class FaultyConnection implements UnaryOperator<Connection> {
    private static final Set<String> COUNTED =
            Set.of("executeQuery", "executeUpdate", "executeBatch", "execute");

    /** When the fault strikes. */
    enum When {
        BEFORE,
        AFTER
    }

    private final AtomicInteger left = new AtomicInteger();
    private volatile When when = When.BEFORE;

    /** The {@code n}-th call from now on fails, once; 1 is the next. */
    void arm(int n, When moment) {
        when = moment;
        left.set(n);
    }

    /** Takes the fault back and answers whether it has struck. */
    boolean disarm() {
        return left.getAndSet(0) <= 0;
    }

    @Override
    public Connection apply(Connection connection) {
        return wrapped(Connection.class, connection);
    }

    private <T> T wrapped(Class<T> type, T target) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    var strikes = COUNTED.contains(method.getName()) && strikesNow();
                    if (strikes && when == When.BEFORE) {
                        throw new SQLException("scripted fault before " + method.getName());
                    }
                    try {
                        var answer = method.invoke(target, arguments);
                        if (strikes) {
                            throw new SQLException("scripted fault after " + method.getName());
                        }
                        return answer(answer);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private boolean strikesNow() {
        return left.get() > 0 && left.decrementAndGet() == 0;
    }

    private Object answer(Object answer) {
        return switch (answer) {
            case null -> answer;
            case PreparedStatement statement -> wrapped(PreparedStatement.class, statement);
            case Statement statement -> wrapped(Statement.class, statement);
            default -> answer;
        };
    }
}
