package dev.candor.app;

import dev.candor.app.figures.TellingFigures;
import dev.candor.command.Commands;
import dev.candor.command.FollowAlerts;
import dev.candor.command.LinkKey;
import dev.candor.command.RandomIds;
import dev.candor.config.Configuration;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.channel.Body;
import dev.candor.notify.Channel;
import dev.candor.notify.Heartbeat;
import dev.candor.notify.NoticePlanner;
import dev.candor.notify.Rounds;
import dev.candor.notify.alert.AlertPlanner;
import dev.candor.notify.alert.NextOperator;
import dev.candor.notify.alert.Operators;
import dev.candor.notify.hook.WebhookSubscribers;
import dev.candor.notify.people.CustomersMeant;
import dev.candor.notify.people.PeoplePlanner;
import dev.candor.notify.people.SignedLinks;
import dev.candor.notify.people.SubscribersOf;
import dev.candor.store.FollowJournal;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All by which a server reaches people: what it tells, whom, and over which channels. The channels
 * follow the configuration while it runs.
 */
final class ReachPeople implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.candor.app");

    private final Mailing mailing;
    private final Hooks hooks;
    private final FollowJournal alerts;
    private final Telling telling;
    private final Heartbeat heartbeat;

    private volatile Map<String, String> names = Map.of();

    private ReachPeople(
            Mailing mailing,
            Hooks hooks,
            FollowJournal alerts,
            Telling telling,
            Heartbeat heartbeat) {
        this.mailing = mailing;
        this.hooks = hooks;
        this.alerts = alerts;
        this.telling = telling;
        this.heartbeat = heartbeat;
    }

    /**
     * Wires everything; nobody is told before {@link #start}.
     *
     * @param secret signs what leaves
     * @param stored wakes whoever waits for stored instants
     */
    static ReachPeople in(
            InstallationSecret secret,
            String version,
            ServeOptions options,
            Store store,
            Commands commands,
            TimeSource time,
            Runnable stored) {
        var key = secret.links();
        var telling = telling(store, key, time);
        var mailing =
                Mailing.with(
                        secret.mail(), options.config(), store, commands, time, telling::returned);
        var hooks = new Hooks(version, recipient -> terms(store, key, recipient), time);
        var random = RandomGenerator.getDefault();
        var following = new FollowAlerts(time, new RandomIds(), stored);
        var alerts = new FollowJournal(store, following, random);
        var heartbeat = new Heartbeat(telling::audit, hooks.asking(), time);
        return new ReachPeople(mailing, hooks, alerts, telling, heartbeat);
    }

    /** Who tells whom what. */
    private static Telling telling(Store store, LinkKey key, TimeSource time) {
        return new Telling(
                store,
                time,
                new Telling.Parts(
                        List.of(new NoticePlanner(), new PeoplePlanner(), new AlertPlanner()),
                        List.of(new SubscribersOf(), new CustomersMeant(), new Operators()),
                        List.of(new NextOperator(time)),
                        new SignedLinks(key),
                        0,
                        new Rounds.Settings(Rounds.Settings.STALLED_AFTER, Rounds.Settings.KEEP)));
    }

    /** With what a subscriber's program is told: the secret of today and the one before. */
    private static Optional<WebhookSubscribers.Terms> terms(
            Store store, LinkKey key, String recipient) {
        if (!recipient.startsWith(Subscriber.KEY)) {
            return Optional.empty();
        }
        var id = new SubscriberId(recipient.substring(Subscriber.KEY.length()));
        return store.read(it -> it.subscribers().find(id))
                .map(subscriber -> {
                    var newest = subscriber.secretVersion();
                    var secrets =
                            Stream.of(newest, newest - 1)
                                    .filter(version -> version > 0)
                                    .map(version -> key.webhookSecret(id, version))
                                    .toList();
                    return new WebhookSubscribers.Terms(secrets, Body.Document.CANDOR);
                });
    }

    /**
     * From now on sends nothing new for a moment while somebody waits for an answer.
     *
     * @param waiting whether somebody waits
     */
    void giveWayTo(BooleanSupplier waiting) {
        telling.giveWayTo(waiting);
    }

    /**
     * Begins to tell.
     *
     * @throws CannotStart when it cannot listen for what comes back
     */
    void start(Configuration configuration) {
        try {
            mailing.apply(configuration);
        } catch (IOException e) {
            throw new CannotStart(CannotStart.Cause.ADDRESS, String.valueOf(e.getMessage()));
        }
        alerts.start();
        telling.limit(configuration.limits().messages());
        telling.start(channels(configuration));
        heartbeat.apply(configuration.heartbeat());
        heartbeat.start();
    }

    /** The new configuration holds already: what cannot be listened on is said, and no more. */
    void apply(Configuration configuration) {
        try {
            mailing.apply(configuration);
        } catch (IOException e) {
            LOG.log(Level.ERROR, String.valueOf(e.getMessage()));
        }
        telling.limit(configuration.limits().messages());
        telling.channels(channels(configuration));
        heartbeat.apply(configuration.heartbeat());
    }

    private List<Channel> channels(Configuration configuration) {
        var channels = new ArrayList<Channel>(hooks.channels(configuration));
        channels.add(mailing);
        var known = new HashMap<String, String>();
        channels.forEach(each -> known.put(each.id(), ""));
        configuration.channels().forEach(each -> known.put(each.id(), each.destination()));
        names = Map.copyOf(known);
        return channels;
    }

    /**
     * The ids of the channels that there are, none before {@link #start}; each with where its
     * messages go, or nothing where each message says so itself.
     */
    Map<String, String> channels() {
        return names;
    }

    /** The ids of those on which nothing works, each with until when it is left alone. */
    Map<String, Instant> resting() {
        var resting = new HashMap<String, Instant>();
        for (var each : telling.working()) {
            var until = each.troubledUntil();
            if (until != null) {
                resting.put(each.channel(), until);
            }
        }
        return resting;
    }

    /** What is done by hand with e-mail. */
    MailDesk mailDesk() {
        return new MailDesk(mailing.quarantine(), mailing);
    }

    /** How telling people goes. */
    TellingFigures figures() {
        return new TellingFigures(telling.working(), telling.audit(), heartbeat.last());
    }

    @Override
    public void close() {
        heartbeat.stop();
        alerts.stop();
        telling.close();
        mailing.close();
        hooks.close();
    }
}
