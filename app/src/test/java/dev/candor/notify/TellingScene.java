package dev.candor.notify;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.EditNotice;
import dev.candor.command.NoticeDraft;
import dev.candor.command.NoticeEdit;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.RandomIds;
import dev.candor.command.StopDelivery;
import dev.candor.command.UpdateDraft;
import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Message;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Recipient;
import dev.candor.model.Requirement;
import dev.candor.model.Told;
import dev.candor.store.Deliveries;
import dev.candor.store.FollowJournal;
import dev.candor.store.Transaction;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A page, people who want to hear, channels to reach them, and a clock that is set by hand. */
final class TellingScene implements AutoCloseable {
    static final Instant START = Instant.parse("2010-04-04T10:00:00Z");
    private static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    final ManualTime time = new ManualTime(START);
    final Path folder;
    final List<Recipient> people = new ArrayList<>();
    final Map<String, Recipient> instead = new ConcurrentHashMap<>();
    final ScriptedChannel mail = new ScriptedChannel("mail", 4);
    final ScriptedChannel pager = new ScriptedChannel("pager", 2);
    final FullStore store;
    final Commands commands;
    private @Nullable Outbox outbox;
    private @Nullable FollowJournal follow;

    TellingScene(Path folder) {
        this.folder = folder;
        store = new FullStore(SqlStore.open(StoreSettings.of(folder, time)));
        commands = new Commands(store, time, new RandomIds());
        var page =
                new Page(
                        PageId.MAIN,
                        "FoxyCart",
                        URI.create("https://status.example.com"),
                        ZoneId.of("America/Los_Angeles"),
                        "en");
        var shop =
                new ConfiguredComponent(
                        new ComponentId("shop"), "Shop", null, Requirement.None.CHILDREN, null);
        commands.run(
                new ApplyConfiguration(page, List.of(shop), List.of(), List.of(), "h"),
                PERSON,
                "test");
    }

    /** Somebody who hears everything by mail. */
    void person(String key) {
        people.add(ScriptedChannel.to(key, "mail"));
        people.sort(Comparator.comparing(Recipient::key));
    }

    /** Begins to tell; what was journalled before the first time is told nobody. */
    void start() {
        Notifier.beginAtHead(store);
        var random = new Random(1);
        var box =
                new Outbox(
                        store,
                        time,
                        random,
                        List.of(this::next),
                        (_, _) -> Links.NONE,
                        Pace.UNLIMITED);
        outbox = box;
        var notifier =
                new Notifier(
                        List.of(new NoticePlanner()),
                        List.of(new People()),
                        time,
                        new RandomIds(),
                        random,
                        box::settled);
        follow = new FollowJournal(store, notifier, random);
        box.start(List.of(mail, pager));
        follow.start();
    }

    /** Stops telling, as a program does that is stopped in order. */
    void stop() {
        if (follow != null && outbox != null) {
            follow.stop();
            outbox.stop();
        }
    }

    Outbox outbox() {
        return Objects.requireNonNull(outbox);
    }

    private Optional<Recipient> next(Transaction transaction, Delivery delivery, Told told) {
        return Optional.ofNullable(instead.get(delivery.to().key()));
    }

    /** Lets time pass, and the outbox look at the clock. */
    void advance(Duration duration) {
        time.advance(duration);
        outbox().wake();
    }

    Notice post(String title) {
        return post(title, false);
    }

    Notice post(String title, boolean draft) {
        var impact = new Impact(new ComponentId("shop"), Level.MAJOR_OUTAGE, null);
        return commands.run(
                new PostNotice(
                        new NoticeDraft(
                                NoticeKind.INCIDENT,
                                title,
                                null,
                                List.of(impact),
                                null,
                                List.of(),
                                "We look into it.",
                                List.of(),
                                Audience.PUBLIC,
                                draft,
                                null)),
                PERSON,
                "test");
    }

    Notice update(Notice notice, NoticeState state) {
        return commands.run(
                new PostUpdate(
                        notice.id(), new UpdateDraft(state, "News.", null, null, null, null)),
                PERSON,
                "test");
    }

    Notice publish(Notice notice) {
        var edit = new NoticeEdit(null, null, null, null, null, false);
        return commands.run(new EditNotice(notice.id(), edit), PERSON, "test");
    }

    /** What an operator orders. */
    <T> T run(Command<T> command) {
        return commands.run(command, PERSON, "test");
    }

    /** Gives up a delivery, as an operator does. */
    void stop(DeliveryId delivery) {
        commands.run(new StopDelivery(delivery), PERSON, "test");
    }

    Notice rename(Notice notice, String title) {
        var edit = new NoticeEdit(title, null, null, null, null, null);
        return commands.run(new EditNotice(notice.id(), edit), PERSON, "test");
    }

    /** Waits until everything is settled but so many. */
    void awaitPending(int pending) {
        Await.until(
                () -> "pending " + counts(),
                LONGEST,
                () -> isAtHead() && counts().getOrDefault(Delivery.State.PENDING, 0L) == pending);
    }

    private boolean isAtHead() {
        return store.read(it ->
                it.cursors().position("notifier") == it.journal().head()
                        && it.messages().underWay().isEmpty());
    }

    /** How many deliveries are in which state. */
    Map<Delivery.State, Long> counts() {
        return deliveries().stream()
                .collect(Collectors.groupingBy(Delivery::state, Collectors.counting()));
    }

    /** All, newest first. */
    List<Delivery> deliveries() {
        return store.read(it -> it.deliveries().newest(Deliveries.Filter.ALL, 1_000, null)).stream()
                .map(owed -> owed.delivery())
                .toList();
    }

    @Override
    public void close() {
        stop();
        store.close();
    }

    private final class People implements Recipients {
        @Override
        public String name() {
            return "people";
        }

        @Override
        public List<Recipient> next(
                Transaction transaction, Message message, String after, int limit) {
            return people.stream()
                    .filter(each -> each.key().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }
    }
}
