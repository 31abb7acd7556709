package dev.candor.probe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Keeps each target host from seeing more than its share: so many requests at a time, so many
 * starts a second; the others wait in their order. Thread-safe; all is guarded by this object's
 * monitor, and tasks are handed to their executors outside of it.
 */
final class HostGates {
    private final int most;
    private final int mostWaiting;
    private final long spacingNanos;
    private final LongSupplier clock;
    private final Alarm alarm;
    private final Map<String, Gate> gates = new HashMap<>();

    /** Runs a task later. */
    @FunctionalInterface
    interface Alarm {
        /** After {@code delay}, on any thread. */
        void in(Duration delay, Runnable task);
    }

    /** Gates by these settings; {@code clock} is monotonic, in nanoseconds. */
    HostGates(ProbeSettings settings, LongSupplier clock, Alarm alarm) {
        most = settings.perHost();
        mostWaiting = settings.waitingPerHost();
        spacingNanos = settings.ratePerHost() == 0 ? 0 : (long) (1e9 / settings.ratePerHost());
        this.clock = clock;
        this.alarm = alarm;
    }

    /**
     * Runs {@code go} on {@code executor} as soon as it is its turn.
     *
     * @return what gives the place back, or empty when too many wait already
     */
    Optional<Ticket> enter(String host, Executor executor, Runnable go) {
        var ticket = new Ticket(host, executor, go);
        synchronized (this) {
            var gate = gates.computeIfAbsent(host, _ -> new Gate());
            if (gate.waiting.size() >= mostWaiting && !gate.isOpen(clock.getAsLong())) {
                return Optional.empty();
            }
            gate.waiting.add(ticket);
        }
        pump(host);
        return Optional.of(ticket);
    }

    private void pump(String host) {
        for (var next = admit(host); next != null; next = admit(host)) {
            next.executor.execute(next.go);
        }
    }

    private synchronized @Nullable Ticket admit(String host) {
        var gate = gates.get(host);
        if (gate == null) {
            return null;
        }
        var now = clock.getAsLong();
        if (gate.waiting.isEmpty() || !gate.isOpen(now)) {
            forgetOrWakeUp(host, gate, now);
            return null;
        }
        var ticket = gate.waiting.remove();
        ticket.admitted = true;
        gate.active++;
        gate.started = true;
        gate.nextStart = now + spacingNanos;
        return ticket;
    }

    private void forgetOrWakeUp(String host, Gate gate, long now) {
        var spaced = spacingNanos > 0 && gate.started && gate.nextStart - now > 0;
        if (gate.active == 0 && gate.waiting.isEmpty() && !spaced) {
            gates.remove(host);
        } else if (spaced && gate.active < most && !gate.alarmSet) {
            gate.alarmSet = true;
            alarm.in(
                    Duration.ofNanos(gate.nextStart - now),
                    () -> {
                        synchronized (this) {
                            gate.alarmSet = false;
                        }
                        pump(host);
                    });
        }
    }

    /** How many hosts are kept in mind. */
    synchronized int size() {
        return gates.size();
    }

    private final class Gate {
        private final Deque<Ticket> waiting = new ArrayDeque<>();
        private int active;
        private boolean started;
        private long nextStart;
        private boolean alarmSet;

        boolean isOpen(long now) {
            return active < most && (spacingNanos == 0 || !started || nextStart - now <= 0);
        }
    }

    /** A place at a host: waiting, or inside. */
    final class Ticket {
        private final String host;
        private final Executor executor;
        private final Runnable go;
        private boolean admitted;
        private boolean left;

        private Ticket(String host, Executor executor, Runnable go) {
            this.host = host;
            this.executor = executor;
            this.go = go;
        }

        /** Gives the place back, or stops waiting. Idempotent. */
        void leave() {
            synchronized (HostGates.this) {
                var gate = gates.get(host);
                if (left || gate == null) {
                    return;
                }
                left = true;
                if (admitted) {
                    gate.active--;
                } else {
                    gate.waiting.remove(this);
                }
            }
            pump(host);
        }
    }
}
