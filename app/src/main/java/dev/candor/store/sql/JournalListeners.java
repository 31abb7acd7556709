package dev.candor.store.sql;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/** Those who want to know that the journal has grown. Thread-safe. */
final class JournalListeners {
    private static final System.Logger LOG = System.getLogger("dev.candor.store");

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    void add(LongConsumer listener) {
        listeners.add(listener);
    }

    /** Tells each of them; one that fails is logged and keeps nobody else from hearing it. */
    void tell(long position) {
        for (var listener : listeners) {
            try {
                listener.accept(position);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener of the journal failed: cause={0}", e.toString());
            }
        }
    }
}
