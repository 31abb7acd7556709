package dev.candor.notify.people;

import dev.candor.command.Commands;
import dev.candor.command.Rejected;
import dev.candor.command.ReplaceAudience.From;
import dev.candor.command.ReplaceAudience.Replaced;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.Problem;
import dev.candor.store.AskCustomers;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.time.TimeSource;
import dev.candor.time.Worker;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the operator's databases for the customers of audiences: at the start, when the question
 * changes, every so often, and when somebody wants it now. Each question has a thread of its own,
 * so that a database that is slow or hangs keeps nobody else waiting. Thread-safe.
 */
public final class RefreshAudiences {
    /** At most so long after an answer that was not taken it is asked again. */
    static final Duration AGAIN = Duration.ofMinutes(5);

    /** How many databases are asked at once. */
    static final int MOST_AT_ONCE = 4;

    private static final System.Logger LOG = System.getLogger("dev.candor.notify");
    private static final Actor ACTOR = Actor.system("audiences");
    private static final String REASON = "asked its database";
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** One audience; everything in it guarded by lock. */
    private static final class Asked {
        final Audience audience;
        final AudienceSettings.Query query;
        Instant due;
        Instant askedAt;
        boolean isUnderWay;

        Asked(Audience audience, AudienceSettings.Query query, Instant due) {
            this.audience = audience;
            this.query = query;
            this.due = due;
            askedAt = due;
        }
    }

    private final AskOneAudience question;
    private final TimeSource time;
    private final Duration queueing;
    private final Worker worker = new Worker("audiences", this::turn);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private Map<Audience, Asked> all = Map.of(); // guarded by lock

    /** Asks nobody before it is told whom, and started. */
    public RefreshAudiences(
            Store store, Commands commands, AskCustomers databases, TimeSource time) {
        this(store, commands, databases, time, LONGEST_QUEUE);
    }

    /** The same; who asks by hand waits that long for an answer that is under way. */
    RefreshAudiences(
            Store store,
            Commands commands,
            AskCustomers databases,
            TimeSource time,
            Duration queueing) {
        this.queueing = queueing;
        question = new AskOneAudience(store, commands, databases);
        this.time = time;
    }

    /** Goes on with these; what is new or asks something else is asked at once. */
    public void apply(List<AudienceSettings> audiences) {
        lock.lock();
        try {
            var next = new HashMap<Audience, Asked>();
            for (var each : audiences) {
                var query = each.query();
                if (query != null) {
                    var before = all.get(each.audience());
                    next.put(
                            each.audience(),
                            before != null && before.query.equals(query)
                                    ? before
                                    : new Asked(each.audience(), query, time.now()));
                }
            }
            all = Map.copyOf(next);
        } finally {
            lock.unlock();
        }
        worker.wake();
    }

    /** Looks at once who is to be asked. */
    void look() {
        worker.wake();
    }

    /** Begins to ask. */
    public void start() {
        worker.start();
    }

    /** Ends. An answer that is still waited for is not taken. */
    public void stop() {
        apply(List.of());
        var _ = worker.stop();
    }

    /**
     * Asks one database now, and waits for what comes of it.
     *
     * @param isAccepted whether also an answer is taken that looks wrong
     * @param actor who wants it
     * @throws Rejected as not found when there is no such question; as a conflict when it is being
     *     asked already, or there is no answer, or one that looks wrong; as invalid with everything
     *     that is wrong in the rows
     */
    public Replaced now(Audience audience, boolean isAccepted, Actor actor) {
        var asked = claim(audience);
        try {
            var from = isAccepted ? From.DATABASE_ACCEPTED : From.DATABASE;
            return refresh(asked, from, actor, "refresh");
        } catch (Rejected e) {
            again(asked);
            throw e;
        } finally {
            release(asked);
        }
    }

    private Replaced refresh(Asked asked, From from, Actor actor, String reason) {
        var one = new AskOneAudience.One(asked.audience, asked.query, () -> isCurrent(asked));
        return question.ask(one, from, actor, reason);
    }

    private Asked claim(Audience audience) {
        lock.lock();
        try {
            var asked = all.get(audience);
            if (asked == null) {
                throw new Rejected(
                        Rejected.Cause.NOT_FOUND,
                        new Problem(
                                "",
                                "no database is asked for the customers of an audience '"
                                        + audience
                                        + "'",
                                "the configuration names them under 'audiences'"));
            }
            if (!awaitReleased(asked)) {
                throw new Rejected(
                        Rejected.Cause.CONFLICT,
                        new Problem(
                                "",
                                "the database of audience '" + audience + "' is being asked now",
                                "wait until it has answered"));
            }
            take(asked);
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitReleased(Asked asked) {
        try {
            var left = queueing.toNanos();
            while (asked.isUnderWay && left > 0) {
                left = released.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return !asked.isUnderWay;
    }

    private void turn() {
        var wait = LONGEST_WAIT;
        lock.lock();
        try {
            var now = time.now();
            var underWay = all.values().stream().filter(each -> each.isUnderWay).count();
            for (var each : all.values()) {
                if (!each.isUnderWay && !each.due.isAfter(now) && underWay < MOST_AT_ONCE) {
                    take(each);
                    underWay++;
                    Thread.ofVirtual().name("audience " + each.audience).start(() -> ask(each));
                }
                if (!each.isUnderWay && each.due.isAfter(now)) {
                    var until = Duration.between(now, each.due);
                    wait = until.compareTo(wait) < 0 ? until : wait;
                }
            }
        } finally {
            lock.unlock();
        }
        worker.awaitWake(wait);
    }

    private void take(Asked asked) {
        asked.isUnderWay = true;
        asked.askedAt = time.now();
        asked.due = asked.askedAt.plus(asked.query.every());
    }

    private void release(Asked asked) {
        lock.lock();
        try {
            asked.isUnderWay = false;
            released.signalAll();
        } finally {
            lock.unlock();
        }
        worker.wake();
    }

    private void again(Asked asked) {
        lock.lock();
        try {
            var soon = asked.askedAt.plus(AGAIN);
            asked.due = soon.isBefore(asked.due) ? soon : asked.due;
        } finally {
            lock.unlock();
        }
    }

    private boolean isCurrent(Asked asked) {
        lock.lock();
        try {
            return all.get(asked.audience) == asked;
        } finally {
            lock.unlock();
        }
    }

    private void ask(Asked asked) {
        try {
            var _ = refresh(asked, From.DATABASE, ACTOR, REASON);
        } catch (Rejected _) {
            again(asked); // it is kept and logged already
        } catch (StoreException e) {
            again(asked);
            if (isCurrent(asked)) {
                LOG.log(
                        Level.WARNING,
                        "what a database says of an audience could not be kept audience="
                                + asked.audience
                                + " cause="
                                + e.getMessage());
            }
        } finally {
            release(asked);
        }
    }
}
