package dev.candor.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What must be stopped, in the reverse order of its start. Guarded by its own monitor. */
final class StopStack {
    private static final Logger LOG = System.getLogger("dev.candor.app");

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(String name, AutoCloseable part) {}

    /** Remembers a part that has just been started. */
    synchronized void push(String name, AutoCloseable part) {
        entries.push(new Entry(name, part));
    }

    /** Stops all parts, newest first; one that fails to stop does not keep the others running. */
    synchronized void stopAll() {
        while (!entries.isEmpty()) {
            var entry = entries.pop();
            try {
                entry.part().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.log(Level.WARNING, "interrupted while stopping part=" + entry.name());
            } catch (Exception e) {
                LOG.log(Level.WARNING, "could not stop part=" + entry.name(), e);
            }
        }
    }
}
