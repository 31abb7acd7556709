package dev.candor.store.sql;

import dev.candor.fixture.Folders;
import dev.candor.fixture.ManualTime;
import dev.candor.store.Samples;
import dev.candor.store.Store;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Gives a test method an empty SQLite store of its own (as {@link Store} or {@link SqlStore}), and
 * afterwards checks what must hold of every database file, whatever the test did.
 */
final class FreshSqliteStore implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(FreshSqliteStore.class);

    private record Opened(SqlStore store, Path folder) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isAssignableFrom(SqlStore.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .computeIfAbsent(Opened.class, _ -> open(), Opened.class)
                .store();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, SQLException {
        var opened = context.getStore(HERE).remove(Opened.class, Opened.class);
        if (opened == null) {
            return;
        }
        opened.store().close();
        try {
            Invariants.hold(opened.folder());
        } finally {
            Folders.delete(opened.folder());
        }
    }

    private static Opened open() {
        try {
            var folder = Folders.inMemory();
            return new Opened(
                    SqlStore.open(StoreSettings.of(folder, new ManualTime(Samples.NOON))), folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
