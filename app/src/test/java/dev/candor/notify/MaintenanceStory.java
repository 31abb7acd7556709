package dev.candor.notify;

import dev.candor.command.AndTell;
import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.NoticeDraft;
import dev.candor.command.Once;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.RandomIds;
import dev.candor.command.TellDraft;
import dev.candor.command.Timekeeper;
import dev.candor.command.UpdateDraft;
import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Preferences;
import dev.candor.model.Recurrence;
import dev.candor.model.Requirement;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.notify.people.CustomersMeant;
import dev.candor.notify.people.PeoplePlanner;
import dev.candor.notify.people.SubscribersOf;
import dev.candor.store.Deliveries;
import dev.candor.store.FollowJournal;
import dev.candor.store.Marks;
import dev.candor.store.Store;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** People, a clock set by hand, and a channel that takes everything. */
final class MaintenanceStory implements AutoCloseable {
    static final Instant START = Instant.parse("2010-06-01T12:00:00Z");
    static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");

    private static final Duration DAY = Duration.ofHours(24).plusMinutes(1);
    private static final List<Duration> LASTING =
            List.of(
                    Duration.ZERO,
                    DAY,
                    Duration.ofHours(23),
                    Duration.ofHours(1),
                    Duration.ZERO,
                    Duration.ofHours(2),
                    Duration.ofMinutes(15),
                    Duration.ZERO);

    /** How many steps it has from its announcement to its end. */
    static final int STEPS = LASTING.size();

    /** What those hear whom it touches from the beginning on. */
    static final List<String> OF_THE_FIRST =
            List.of(
                    "posted scheduled",
                    "reminded scheduled",
                    "reminded scheduled",
                    "started in_progress",
                    "updated in_progress",
                    "updated verifying",
                    "overrun verifying",
                    "ended completed");

    /** What those hear who come in when it is widened. */
    static final List<String> OF_THE_SECOND =
            List.of(
                    "widened in_progress",
                    "updated verifying",
                    "overrun verifying",
                    "ended completed");

    final ManualTime time;
    final ScriptedChannel mail = new ScriptedChannel("mail", 4);
    final Store store;
    final Commands commands;
    final Timekeeper timekeeper;
    @Nullable Outbox outbox;
    @Nullable FollowJournal follow;

    MaintenanceStory(Path folder) {
        this(folder, 0, Marks.NONE);
    }

    /**
     * From a step on, in a process that may be killed.
     *
     * @param first the first step that may not have been made; 0 to {@link #STEPS}
     */
    MaintenanceStory(Path folder, int first, Marks marks) {
        var passed = LASTING.subList(0, first).stream().reduce(Duration.ZERO, Duration::plus);
        time = new ManualTime(START.plus(passed));
        store = TellUntilKilled.open(folder, time, marks);
        commands = new Commands(store, time, new RandomIds());
        timekeeper = new Timekeeper(store, commands, time);
        var url = URI.create("https://status.example.com");
        var page = new Page(PageId.MAIN, "Tiger", url, LOS_ANGELES, "en");
        var components = List.of(component("zapp"), component("flexo"), component("calculon"));
        var _ = run(new ApplyConfiguration(page, components, List.of(), List.of(), "h"));
        furnish();
        Notifier.beginAtHead(store);
    }

    private void furnish() {
        store.writeVoid(tx -> {
            if (tx.subscribers().find(new SubscriberId("a".repeat(12))).isPresent()) {
                return;
            }
            tx.subscribers().add(subscriber("a", "en", LOS_ANGELES, "flexo"));
            tx.subscribers().add(subscriber("b", "de", VIENNA, "zapp"));
            tx.subscribers().add(subscriber("c", "en", VIENNA, "calculon"));
            tx.audiences().touch(PageId.MAIN, new Audience("shops"), START);
            tx.audiences().put(customer("d", "flexo"));
            tx.audiences().put(customer("e", "zapp"));
            tx.audiences().put(customer("f", "calculon"));
        });
    }

    /** Begins to tell; to be called first. */
    void begin() {
        var random = new Random(1);
        var box =
                new Outbox(
                        store,
                        time,
                        random,
                        List.of((_, _, _) -> Optional.empty()),
                        (_, _) -> Links.NONE,
                        Pace.UNLIMITED);
        var notifier =
                new Notifier(
                        List.of(new NoticePlanner(), new PeoplePlanner()),
                        List.of(new SubscribersOf(), new CustomersMeant()),
                        time,
                        new RandomIds(),
                        random,
                        box::settled);
        var following = new FollowJournal(store, notifier, random);
        box.start(List.of(mail));
        following.start();
        outbox = box;
        follow = following;
    }

    void end() {
        if (follow != null && outbox != null) {
            follow.stop();
            outbox.stop();
        }
    }

    <T> T run(Command<T> command) {
        return commands.run(command, PERSON, "test");
    }

    /** Lets time pass, runs what is due, and waits until it is told. */
    void pass(Duration duration) {
        time.advance(duration);
        timekeeper.tick();
        settle();
    }

    void settle() {
        if (outbox != null) {
            outbox.wake();
        }
        Await.until("told", Duration.ofSeconds(30), this::isSettled);
    }

    private boolean isSettled() {
        return store.read(it ->
                it.cursors().position("notifier") == it.journal().head()
                        && it.messages().underWay().isEmpty()
                        && it.deliveries().newest(Deliveries.Filter.ALL, 1_000, null).stream()
                                .allMatch(each -> each.delivery().nextAttemptAt() == null));
    }

    /** Makes one step of the whole; twice comes to the same. */
    void step(int number) {
        switch (number) {
            case 0 -> announced();
            case 4 -> update(found(), null, both());
            case 7 -> update(found(), NoticeState.COMPLETED, null);
            default -> pass(LASTING.get(number));
        }
    }

    private Notice found() {
        return store.read(it -> it.notices().findByKey(PageId.MAIN, "m")).orElseThrow();
    }

    Notice announced() {
        var planned =
                new Planned(
                        LocalDateTime.parse("2010-06-03T05:00"),
                        LocalDateTime.parse("2010-06-03T07:00"),
                        LOS_ANGELES);
        var draft = maintenance(planned, null);
        var notice = run(AndTell.posting(new PostNotice(draft), affected()));
        settle();
        return notice;
    }

    /** Work that comes once, or again by a rule. */
    static NoticeDraft maintenance(Planned planned, @Nullable String rule) {
        return new NoticeDraft(
                NoticeKind.MAINTENANCE,
                "Network",
                null,
                List.of(impact("flexo")),
                planned,
                List.of(),
                "New switches.",
                List.of(),
                NoticeFacts.NONE.withRecurrence(rule == null ? null : Recurrence.of(rule)),
                Audience.PUBLIC,
                false,
                "m");
    }

    void update(Notice notice, @Nullable NoticeState state, @Nullable List<Impact> impacts) {
        var draft = new UpdateDraft(state, "Zapp too.", impacts, null, null, null);
        var tell = AndTell.updating(new PostUpdate(notice.id(), draft), affected());
        var key = "update to " + (state == null ? notice.state() : state);
        var _ = run(new Once(key, notice.id(), work -> tell.run(work).notice()));
        settle();
    }

    /** As it is now. */
    Notice find(Notice notice) {
        return store.read(it -> it.notices().find(notice.id(), Audience.PUBLIC, true))
                .orElseThrow();
    }

    List<String> told(String key) {
        return mail.toldTo(key);
    }

    @Override
    public void close() {
        end();
        store.close();
    }

    static TellDraft affected() {
        return new TellDraft(Telling.Who.AFFECTED, null, new TreeSet<>(), false);
    }

    private static ConfiguredComponent component(String id) {
        return new ConfiguredComponent(
                new ComponentId(id), id, null, Requirement.None.CHILDREN, null);
    }

    static Impact impact(String component) {
        return new Impact(new ComponentId(component), Level.UNDER_MAINTENANCE, null);
    }

    /** What was named at first, and more. */
    static List<Impact> both() {
        return List.of(impact("flexo"), impact("zapp"));
    }

    private static Subscriber subscriber(
            String letter, String language, ZoneId zone, String component) {
        return new Subscriber(
                new SubscriberId(letter.repeat(12)),
                PageId.MAIN,
                address(letter),
                Subscriber.State.ACTIVE,
                Preferences.of(false, Set.of(new ComponentId(component)), Set.of(), language, zone),
                new Subscriber.Consent(Subscriber.Consent.How.API, "t1", START),
                1,
                START,
                START,
                START,
                null);
    }

    private static Customer customer(String letter, String component) {
        return new Customer(
                new CustomerId(letter.repeat(12)),
                PageId.MAIN,
                new Audience("shops"),
                "key-" + letter,
                address(letter),
                "Shop " + letter,
                "en",
                VIENNA,
                new TreeSet<>(Set.of(new ComponentId(component))),
                new TreeSet<>());
    }

    private static ContactAddress address(String letter) {
        return new ContactAddress("mail", letter + "@example.com");
    }
}
