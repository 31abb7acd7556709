package dev.candor.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the other sides took, outside of the process that tells. Thread-safe. */
final class Receipts {
    private final List<Receipt> all = new ArrayList<>(); // guarded by this
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger life = new AtomicInteger();

    /**
     * A message that was taken.
     *
     * @param key the delivery's
     * @param life of which process
     */
    record Receipt(String key, int life) {}

    synchronized void take(String key) {
        all.add(new Receipt(key, life.get()));
    }

    synchronized List<Receipt> all() {
        return List.copyOf(all);
    }

    synchronized int count() {
        return all.size();
    }

    /** Another process begins. */
    void nextLife() {
        life.incrementAndGet();
    }

    /** It was taken, and the script kept that from the one who sent it. */
    void unanswered(String key) {
        unanswered.add(key);
    }

    boolean isUnanswered(String key) {
        return unanswered.contains(key);
    }

    /** The script refused it for good: a key, or an address. */
    void refuse(String what) {
        refused.add(what);
    }

    boolean isRefused(String what) {
        return refused.contains(what);
    }
}
