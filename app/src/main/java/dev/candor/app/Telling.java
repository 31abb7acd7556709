package dev.candor.app;

import dev.candor.command.RandomIds;
import dev.candor.model.DeliveryId;
import dev.candor.notify.Channel;
import dev.candor.notify.Escalation;
import dev.candor.notify.LinkSource;
import dev.candor.notify.Notifier;
import dev.candor.notify.Outbox;
import dev.candor.notify.Planner;
import dev.candor.notify.Recipients;
import dev.candor.notify.Rounds;
import dev.candor.store.FollowJournal;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Telling people: notifier, outbox and rounds, wired and started together. */
public final class Telling implements AutoCloseable {
    private final Outbox outbox;
    private final FollowJournal following;
    private final Rounds rounds;

    /**
     * Who and what takes part.
     *
     * @param planners know what is told
     * @param recipients know who hears it
     * @param escalations know who is told instead; the first that knows somebody is heard
     * @param links give each message its signed links
     * @param perSecond at most so many attempts in a second on all channels; 0 for no limit
     * @param rounds how the rounds are made
     */
    public record Parts(
            List<Planner> planners,
            List<Recipients> recipients,
            List<Escalation> escalations,
            LinkSource links,
            int perSecond,
            Rounds.Settings rounds) {}

    /** Wires them; nothing is told before {@link #start}. */
    public Telling(Store store, TimeSource time, Parts parts) {
        var random = RandomGenerator.of("L64X128MixRandom");
        outbox =
                new Outbox(
                        store,
                        time,
                        new java.security.SecureRandom(),
                        parts.escalations(),
                        parts.links(),
                        parts.perSecond());
        var notifier =
                new Notifier(
                        parts.planners(),
                        parts.recipients(),
                        time,
                        new RandomIds(),
                        random,
                        this::written);
        following = new FollowJournal(store, notifier, random);
        rounds =
                new Rounds(
                        store,
                        time,
                        new java.security.SecureRandom(),
                        parts.escalations(),
                        parts.rounds(),
                        outbox::settled);
    }

    private void written(Collection<Owed> untaken) {
        outbox.settled(untaken);
        outbox.giveWay();
    }

    /** Begins to tell, on these channels. */
    public void start(List<Channel> channels) {
        outbox.start(channels);
        following.start();
        rounds.start();
    }

    /** From now on lets people go first who wait for an answer. */
    public void giveWayTo(BooleanSupplier waiting) {
        outbox.giveWayTo(waiting);
    }

    /** From now on at most so many attempts in a second on all channels; 0 for no limit. */
    public void limit(int perSecond) {
        outbox.limit(perSecond);
    }

    /** Goes on with other channels; the old ones are the caller's to close. */
    public void channels(List<Channel> channels) {
        outbox.replace(channels);
    }

    /**
     * A delivery that was taken came back for good.
     *
     * @throws dev.candor.store.StoreException when that cannot be kept now
     */
    void returned(DeliveryId id, String why) {
        outbox.returned(id, why);
    }

    /** What the channels come to. */
    public List<Outbox.Working> working() {
        return outbox.working();
    }

    /** What the last round has found. */
    public Rounds.Audit audit() {
        return rounds.audit();
    }

    /** Lets what is on its way arrive, for some seconds, and ends. Idempotent. */
    @Override
    public void close() {
        rounds.stop();
        following.stop();
        outbox.stop();
    }
}
