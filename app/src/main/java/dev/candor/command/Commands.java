package dev.candor.command;

import dev.candor.model.Actor;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Runs commands, each in one transaction with its journal rows. Thread-safe. */
public final class Commands {
    private final Store store;
    private final TimeSource time;
    private final IdSource ids;

    /** Commands on that store, by that clock. */
    public Commands(Store store, TimeSource time, IdSource ids) {
        this.store = store;
        this.time = time;
        this.ids = ids;
    }

    /**
     * Runs a command; when this returns, what it did is durable.
     *
     * @param reason why, in one line for the journal; may be empty; no personal data
     * @throws Rejected when the command does not apply: nothing of it is kept
     * @throws dev.candor.store.StoreException when it could not be committed: nothing of it is kept
     */
    public <T> T run(Command<T> command, Actor actor, String reason) {
        return store.write(
                transaction -> command.run(new Work(transaction, time.now(), actor, reason, ids)));
    }

    /**
     * What a command would come to. Nothing of it is kept and nobody hears of it.
     *
     * @throws Rejected when the command does not apply
     */
    public <T> T preview(Command<T> command, Actor actor) {
        var come = new AtomicReference<T>();
        try {
            store.writeVoid(transaction -> {
                come.set(command.run(new Work(transaction, time.now(), actor, "", ids)));
                throw new RolledBack();
            });
        } catch (RolledBack _) {
            return Objects.requireNonNull(come.get());
        }
        throw new IllegalStateException("a preview was kept");
    }

    /** Ends a transaction of which nothing is to be kept. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("a preview is never kept", null, false, false);
        }
    }
}
