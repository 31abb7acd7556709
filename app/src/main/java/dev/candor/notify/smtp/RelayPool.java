package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The connections to one relay. One that has been used is kept for the next message, so that a
 * thousand messages need no more connections than are under way at once. Thread-safe; the idle ones
 * are guarded by a lock.
 */
final class RelayPool implements AutoCloseable {
    private record Idle(SmtpConnection connection, long sinceNanos) {}

    private final Relay relay;
    private final Caller caller;
    private final Patience patience;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Idle> idle = new ArrayDeque<>();
    private final Set<SmtpConnection> busy = ConcurrentHashMap.newKeySet();
    private volatile long brokenUntil;
    private volatile boolean isBroken;
    private boolean closed;

    RelayPool(Relay relay, Caller caller, Patience patience, TimeSource time) {
        this.relay = relay;
        this.caller = new Caller(caller.hello(), caller.tls(), busy::add);
        this.patience = patience;
        this.time = time;
    }

    /**
     * Hands over one message, on the connection that was told of it, on another that is there or on
     * a new one. A kept connection that turns out to be gone is replaced once.
     *
     * @param ahead as {@link SmtpConnection#hand} asks it
     * @throws RelayTrouble when there is no connection to be had
     */
    Handed hand(Mail mail, Supplier<@Nullable Mail> ahead) throws RelayTrouble {
        var place = mail.announced();
        var kept = place != null && place.pool() == this ? place.connection() : take();
        if (kept != null) {
            var handed = hand(kept, mail, ahead);
            if (!(handed instanceof Handed.NoRelay)) {
                return handed;
            }
        }
        try {
            var handed = hand(open(), mail, ahead);
            note(handed instanceof Handed.NoRelay);
            return handed;
        } catch (RelayTrouble e) {
            note(true);
            throw e;
        }
    }

    private SmtpConnection open() throws RelayTrouble {
        var connection = SmtpConnection.open(relay, caller, patience, time);
        connection.watched();
        return connection;
    }

    private Handed hand(SmtpConnection connection, Mail mail, Supplier<@Nullable Mail> ahead) {
        busy.add(connection);
        try {
            return connection.hand(mail, ahead);
        } finally {
            var next = connection.announced();
            if (next != null) {
                next.announced(new Mail.Place(this, connection));
            } else {
                give(connection);
            }
        }
    }

    /** Whether it failed a moment ago, so that others are to be tried first. */
    boolean isBroken() {
        return isBroken && time.nanoTime() - brokenUntil < 0;
    }

    private void note(boolean failed) {
        brokenUntil = time.nanoTime() + patience.broken().toNanos();
        isBroken = failed;
    }

    private @Nullable SmtpConnection take() {
        lock.lock();
        try {
            var newest = idle.pollFirst();
            return newest == null ? null : newest.connection();
        } finally {
            lock.unlock();
        }
    }

    private void give(SmtpConnection connection) {
        lock.lock();
        try {
            if (connection.isUsable() && !closed) {
                idle.addFirst(new Idle(connection, time.nanoTime()));
                busy.remove(connection);
                return;
            }
        } finally {
            lock.unlock();
        }
        busy.remove(connection);
        connection.close();
    }

    /** Ends what takes too long, and what nobody has used for a while. */
    void sweep() {
        busy.forEach(SmtpConnection::cutIfOverdue);
        busy.removeIf(SmtpConnection::isGone);
        var old = new ArrayList<SmtpConnection>();
        lock.lock();
        try {
            var last = idle.peekLast();
            while (last != null
                    && time.nanoTime() - last.sinceNanos() > patience.idle().toNanos()) {
                old.add(idle.removeLast().connection());
                last = idle.peekLast();
            }
        } finally {
            lock.unlock();
        }
        old.forEach(SmtpConnection::close);
    }

    /** Whether something is under way. */
    boolean isBusy() {
        return !busy.isEmpty();
    }

    /** Takes leave of the idle ones; what is under way ends first, in its time. Idempotent. */
    @Override
    public void close() {
        var left = new ArrayList<SmtpConnection>();
        lock.lock();
        try {
            closed = true;
            idle.forEach(each -> left.add(each.connection()));
            idle.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(SmtpConnection::close);
    }
}
