package dev.candor.store;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * All that is kept. One process owns it at a time. Thread-safe: writes are serialised, reads see
 * one consistent snapshot and do not wait for writes. Instants are kept to the millisecond: what is
 * finer is cut off.
 */
public interface Store extends AutoCloseable {
    /**
     * Runs {@code work} in one transaction and commits durably before it returns; an exception
     * rolls everything back and is thrown on. Once a statement has failed, nothing more can be done
     * in that transaction and it cannot be committed, even if the exception was caught.
     *
     * @throws StoreException when the transaction could not be committed: nothing of it is kept
     * @throws StoreFull when that is for want of room
     * @throws CommitUnknown when the connection broke while committing and does not come back:
     *     whether it is kept can be asked later
     * @throws IllegalStateException inside another write of the same thread
     */
    <T> T write(Function<Transaction, T> work);

    /**
     * As {@link #writeAfterOthers(Function)}, but need not wait for the disk: a process that is
     * killed has lost nothing, while a power cut, or the crash of a database server, can take back
     * the newest of these writes. What is left is what was there before them; never one without
     * those before it, never one that is older than a write that did wait, and all that is lost was
     * written within a tenth of a second. For work that is merely done once more when it is lost.
     *
     * @throws IllegalStateException when something was journalled: nothing of it is kept
     */
    default <T> T writeUnforced(Function<Transaction, T> work) {
        return write(work);
    }

    /**
     * As {@link #write(Function)}, but whoever waits to write in that way goes first, as long as
     * that takes no more than a moment: for work whose end nobody waits for.
     */
    default <T> T writeAfterOthers(Function<Transaction, T> work) {
        return write(work);
    }

    /** As {@link #write(Function)}, without an answer. */
    default void writeVoid(Consumer<Transaction> work) {
        Integer _ =
                write(transaction -> {
                    work.accept(transaction);
                    return 0;
                });
    }

    /**
     * Runs {@code work} on one snapshot; a write through it fails.
     *
     * @throws StoreException when the store cannot be read
     */
    <T> T read(Function<Transaction, T> work);

    /**
     * Calls {@code listener} with the journal's newest position after each commit that journalled
     * something. It is called on the committing thread, several may be called at once and out of
     * order, and it must only wake somebody.
     */
    void onJournal(LongConsumer listener);

    /** Ends all work and gives the data folder free. Idempotent. */
    @Override
    void close();
}
