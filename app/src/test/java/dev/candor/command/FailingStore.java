package dev.candor.command;

import dev.candor.store.Store;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A store whose n-th call of a port inside a write fails, as if the machine had stopped there. */
final class FailingStore implements Store {
    private final Store real;
    private final int failing;
    private int calls;

    FailingStore(Store real, int failing) {
        this.real = real;
        this.failing = failing;
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return real.write(tx -> work.apply(counting(Transaction.class, tx)));
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return real.read(work);
    }

    @Override
    public void onJournal(LongConsumer listener) {
        real.onJournal(listener);
    }

    @Override
    public void close() {
        real.close();
    }

    private <T> T counting(Class<T> port, Object target) {
        var proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> call(target, method, arguments));
        return port.cast(proxy);
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (target instanceof Transaction) {
            return counting(method.getReturnType(), Objects.requireNonNull(method.invoke(target)));
        }
        calls++;
        if (calls == failing) {
            throw new Stopped();
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** The machine stopped. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
