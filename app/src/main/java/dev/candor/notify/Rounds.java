package dev.candor.notify;

import dev.candor.model.PageId;
import dev.candor.model.Told;
import dev.candor.store.Deliveries;
import dev.candor.store.Deliveries.Depth;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;
import dev.candor.time.Worker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Looks again and again whether everybody is really told: escalates what was not taken in time,
 * alarms operators of a channel on which messages wait, and audits the outbox. Takes out what is
 * settled and old. Thread-safe; one run from {@link #start} to {@link #stop}.
 */
public final class Rounds {
    /** How often it looks. */
    public static final Duration EVERY = Duration.ofSeconds(15);

    /** An alarm of one channel is raised again after that long. */
    static final Duration REPEAT = Duration.ofHours(1);

    private static final int SLICE = 200;
    private static final int MOST_SLICES = 50;
    private static final System.Logger LOG = System.getLogger("dev.candor.notify");

    private final Store store;
    private final TimeSource time;
    private final RandomGenerator random;
    private final List<Escalation> escalations;
    private final Settings settings;
    private final Consumer<Collection<Owed>> written;
    private final Map<String, Instant> alarmed = new HashMap<>(); // confined to round()
    private final Worker worker = new Worker("outbox-rounds", this::turn);
    private volatile Audit last = Audit.NOTHING;

    /**
     * What it goes by.
     *
     * @param stalledAfter how old the oldest message on a channel may be before operators are
     *     alarmed
     * @param keep for how long settled deliveries are kept
     */
    public record Settings(Duration stalledAfter, Duration keep) {
        /** How old the oldest message may be unless told otherwise. */
        public static final Duration STALLED_AFTER = Duration.ofMinutes(10);

        /** For how long it is known who was told what, unless told otherwise. */
        public static final Duration KEEP = Duration.ofDays(800);
    }

    /**
     * What a round has found.
     *
     * @param at when; null before the first
     * @param problems why the audit does not hold; empty when it does
     * @param depths what is pending on each channel
     * @param fanOuts how many messages there are whose recipients are not all written yet
     */
    public record Audit(
            @Nullable Instant at, List<String> problems, List<Depth> depths, int fanOuts) {
        static final Audit NOTHING = new Audit(null, List.of(), List.of(), 0);
    }

    /**
     * Rounds on that store.
     *
     * @param written is called when new deliveries may be there, with those that were settled
     *     without having been taken
     */
    public Rounds(
            Store store,
            TimeSource time,
            RandomGenerator random,
            List<Escalation> escalations,
            Settings settings,
            Consumer<Collection<Owed>> written) {
        this.store = store;
        this.time = time;
        this.random = random;
        this.escalations = List.copyOf(escalations);
        this.settings = settings;
        this.written = written;
    }

    /** What the last round found. */
    public Audit audit() {
        return last;
    }

    /**
     * Begins.
     *
     * @throws IllegalStateException when it was started before
     */
    public void start() {
        worker.start();
    }

    /** Lets the round at hand finish, for at most five seconds, and ends. Idempotent. */
    public void stop() {
        if (!worker.stop()) {
            LOG.log(Level.WARNING, "the outbox's rounds did not end in time");
        }
    }

    /**
     * One round, on the calling thread.
     *
     * @throws dev.candor.store.StoreException when the store cannot be used: the next round does it
     */
    void round() {
        var now = time.now();
        var pauses = store.read(it -> it.deliveries().pauses());
        var paused = pauses.stream().map(Deliveries.Pause::channel).collect(Collectors.toSet());
        giveBack(now);
        escalate(now, paused);
        var depths = store.read(it -> it.deliveries().depths());
        alarm(now, depths, paused);
        var problems = store.read(it -> problems(it, now));
        int fanOuts = store.read(it -> it.messages().allUnderWay());
        last = new Audit(now, problems, depths, fanOuts);
        problems.forEach(each -> LOG.log(Level.ERROR, "somebody may not be told: " + each));
        expire(now);
    }

    /** A lease outlives its queue only when it was not known whether it had been written. */
    private void giveBack(Instant now) {
        var lapsed = store.read(it -> it.deliveries().lapsed(now, SLICE));
        if (!lapsed.isEmpty()) {
            store.writeVoid(it -> it.deliveries().release(lapsed, now));
            written.accept(List.of());
        }
    }

    /** All that is overdue, a slice at a time: alerts must not wait for many rounds. */
    private void escalate(Instant now, Set<String> paused) {
        var isMore = true;
        for (var slice = 0; isMore && slice < MOST_SLICES && !worker.isStopping(); slice++) {
            var overdue = store.<List<Owed>>read(it -> it.deliveries().overdue(now, SLICE));
            if (!overdue.isEmpty()) {
                written.accept(store.<List<Owed>>write(it -> escalate(it, overdue, now, paused)));
            }
            isMore = overdue.size() == SLICE;
        }
    }

    private List<Owed> escalate(
            Transaction transaction, List<Owed> overdue, Instant now, Set<String> paused) {
        var ids = overdue.stream().map(owed -> owed.delivery().id()).toList();
        var still =
                transaction.deliveries().find(ids).stream()
                        .filter(owed -> isOverdue(owed, now, paused))
                        .toList();
        var settle = new Settle(transaction, escalations, now, random);
        settle.overdue(still);
        return settle.untaken();
    }

    /** Meanwhile something may have become of it. */
    private static boolean isOverdue(Owed owed, Instant now, Set<String> paused) {
        var delivery = owed.delivery();
        var next = delivery.nextAttemptAt();
        var onItsWay = owed.leased() && next != null && next.isAfter(now);
        return delivery.state() == dev.candor.model.Delivery.State.PENDING
                && !delivery.deadline().isAfter(now)
                && !onItsWay
                && !paused.contains(delivery.to().channel());
    }

    private void alarm(Instant now, List<Depth> depths, Set<String> paused) {
        for (var depth : depths) {
            var oldest = depth.oldest();
            if (oldest == null
                    || paused.contains(depth.channel())
                    || oldest.plus(settings.stalledAfter()).isAfter(now)) {
                alarmed.remove(depth.channel());
                continue;
            }
            var before = alarmed.get(depth.channel());
            if (before == null || !before.plus(REPEAT).isAfter(now)) {
                alarmed.put(depth.channel(), now);
                raise(now, depth, oldest);
            }
        }
    }

    private void raise(Instant now, Depth depth, Instant oldest) {
        LOG.log(
                Level.WARNING,
                "messages wait on a channel: channel={0} waiting={1} since={2}",
                depth.channel(),
                Long.toString(depth.pending()),
                oldest);
        store.writeVoid(transaction ->
                transaction
                        .pages()
                        .find(PageId.MAIN)
                        .ifPresent(page ->
                                StalledAlarm.raise(
                                        transaction,
                                        new Told.Stalled(
                                                NoticePlanner.from(page),
                                                depth.channel(),
                                                depth.pending(),
                                                oldest,
                                                error(transaction, depth.channel())),
                                        now,
                                        random)));
    }

    private static String error(Transaction transaction, String channel) {
        var filter = new Deliveries.Filter(null, dev.candor.model.Delivery.State.PENDING);
        return transaction.deliveries().newest(filter, SLICE, null).stream()
                .filter(owed -> owed.delivery().to().channel().equals(channel))
                .map(owed -> owed.delivery().lastError())
                .filter(each -> each != null)
                .findFirst()
                .orElse("not tried yet");
    }

    /** Each thing that happened must have become deliveries, and each delivery have an end. */
    private List<String> problems(Transaction transaction, Instant now) {
        var found = new ArrayList<String>();
        var position = transaction.cursors().position(Notifier.NAME);
        transaction.journal().after(position, 1).stream()
                .filter(entry -> entry.at().plus(settings.stalledAfter()).isBefore(now))
                .forEach(entry ->
                        found.add(
                                "nobody was told yet of entry "
                                        + entry.position()
                                        + " of the journal"));
        var lost = transaction.deliveries().lost(10);
        if (!lost.isEmpty()) {
            found.add("deliveries wait for nothing: " + lost);
        }
        return found;
    }

    private void expire(Instant now) {
        var before = now.minus(settings.keep());
        var more = true;
        for (var slice = 0; more && slice < MOST_SLICES && !worker.isStopping(); slice++) {
            boolean left = store.writeAfterOthers(it -> it.deliveries().expire(before, SLICE));
            more = left;
        }
    }

    private void turn() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a round of the outbox failed; the next tries again", e);
        }
        worker.pause(EVERY);
    }
}
