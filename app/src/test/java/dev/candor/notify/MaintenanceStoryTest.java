package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.AndTell;
import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.NoticeDraft;
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
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Preferences;
import dev.candor.model.Requirement;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.model.Told;
import dev.candor.notify.mail.Preview;
import dev.candor.notify.people.CustomersMeant;
import dev.candor.notify.people.PeoplePlanner;
import dev.candor.notify.people.SubscribersOf;
import dev.candor.notify.template.Catalogue;
import dev.candor.store.Deliveries;
import dev.candor.store.FollowJournal;
import dev.candor.store.Store;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

/** A maintenance from its announcement to its end, and who heard what of it. */
class MaintenanceStoryTest {
    private static final Instant START = Instant.parse("2010-06-01T12:00:00Z");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");

    /** People, a clock set by hand, and a channel that takes everything. */
    private static final class Story implements AutoCloseable {
        final ManualTime time = new ManualTime(START);
        final ScriptedChannel mail = new ScriptedChannel("mail", 4);
        final Store store;
        final Commands commands;
        final Timekeeper timekeeper;
        @Nullable Outbox outbox;
        @Nullable FollowJournal follow;

        Story(Path folder) {
            store = SqlStore.open(StoreSettings.of(folder, time));
            commands = new Commands(store, time, new RandomIds());
            timekeeper = new Timekeeper(store, commands, time);
            var url = URI.create("https://status.example.com");
            var page = new Page(PageId.MAIN, "Tiger", url, LOS_ANGELES, "en");
            var components = List.of(component("zapp"), component("flexo"), component("calculon"));
            var _ = run(new ApplyConfiguration(page, components, List.of(), List.of(), "h"));
            store.writeVoid(tx -> {
                tx.subscribers().add(subscriber("a", "en", LOS_ANGELES, "flexo"));
                tx.subscribers().add(subscriber("b", "de", VIENNA, "zapp"));
                tx.subscribers().add(subscriber("c", "en", VIENNA, "calculon"));
                tx.audiences().touch(PageId.MAIN, new Audience("shops"), START);
                tx.audiences().put(customer("d", "flexo"));
                tx.audiences().put(customer("e", "zapp"));
                tx.audiences().put(customer("f", "calculon"));
            });
            begin();
        }

        void begin() {
            Notifier.beginAtHead(store);
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

        Notice announced() {
            var planned =
                    new Planned(
                            LocalDateTime.parse("2010-06-03T05:00"),
                            LocalDateTime.parse("2010-06-03T07:00"),
                            LOS_ANGELES);
            var draft =
                    new NoticeDraft(
                            NoticeKind.MAINTENANCE,
                            "Network",
                            null,
                            List.of(impact("flexo")),
                            planned,
                            List.of(),
                            "New switches.",
                            List.of(),
                            Audience.PUBLIC,
                            false,
                            null);
            var notice = run(AndTell.posting(new PostNotice(draft), affected()));
            settle();
            return notice;
        }

        void update(Notice notice, @Nullable NoticeState state, @Nullable List<Impact> impacts) {
            var draft = new UpdateDraft(state, "Zapp too.", impacts, null, null, null);
            var _ = run(AndTell.updating(new PostUpdate(notice.id(), draft), affected()));
            settle();
        }

        List<String> told(String key) {
            return mail.toldTo(key);
        }

        @Override
        public void close() {
            end();
            store.close();
        }
    }

    @Test
    void itReachesExactlyTheRightPeopleInTheRightOrderInTwoLanguagesAndZones(@TempDir Path folder) {
        try (var story = new Story(folder)) {
            var notice = story.announced();
            story.pass(Duration.ofHours(24).plusMinutes(1));
            story.pass(Duration.ofHours(23));
            story.pass(Duration.ofHours(1));
            story.update(notice, null, List.of(impact("flexo"), impact("zapp")));
            story.pass(Duration.ofHours(2));
            story.pass(Duration.ofMinutes(15));
            story.update(notice, NoticeState.COMPLETED, null);
            var first =
                    List.of(
                            "posted scheduled",
                            "reminded scheduled",
                            "reminded scheduled",
                            "started in_progress",
                            "updated in_progress",
                            "updated verifying",
                            "overrun verifying",
                            "ended completed");
            var second =
                    List.of(
                            "widened in_progress",
                            "updated verifying",
                            "overrun verifying",
                            "ended completed");
            assertThat(story.told("subscriber:aaaaaaaaaaaa")).isEqualTo(first);
            assertThat(story.told("customer:dddddddddddd")).isEqualTo(first);
            assertThat(story.told("subscriber:bbbbbbbbbbbb")).isEqualTo(second);
            assertThat(story.told("customer:eeeeeeeeeeee")).isEqualTo(second);
            assertThat(story.mail.taken()).hasSize(24);
            assertThat(text(story, "a", Occasion.REMINDED)).contains("A reminder", "flexo", "PDT");
            assertThat(text(story, "b", Occasion.WIDENED))
                    .contains("als wir zuerst gesagt haben: zapp.", "New switches.", "Zapp too.")
                    .contains("Geplant:", "14:00", "/notices/" + notice.id());
            assertThat(text(story, "b", Occasion.OVERRUN)).contains("länger als geplant", "16:00");
            assertThat(text(story, "a", Occasion.ENDED))
                    .contains("It took 16 min longer than planned.", "Planned:", "When:");
        }
    }

    @Test
    void whatWasDueWhileNobodyWasThereToTellItIsToldOnceAfterwards(@TempDir Path folder) {
        try (var story = new Story(folder)) {
            story.announced();
            story.end();
            story.time.advance(Duration.ofHours(24).plusMinutes(1));
            story.timekeeper.tick();
            story.timekeeper.tick();
            story.begin();
            story.settle();
            story.end();
            story.begin();
            story.settle();
            assertThat(story.told("subscriber:aaaaaaaaaaaa"))
                    .containsExactly("posted scheduled", "reminded scheduled");
        }
    }

    /** The plain text of what a subscriber got on that occasion. */
    private static String text(Story story, String letter, Occasion occasion) {
        var message =
                story.mail.taken().stream()
                        .filter(each -> each.to().key().endsWith(letter.repeat(12)))
                        .filter(each ->
                                each.told() instanceof Told.OfNotice of
                                        && of.occasion() == occasion)
                        .findFirst()
                        .orElseThrow();
        var catalogue = ((Catalogue.Loaded.Fine) Catalogue.load(null)).catalogue();
        var to = message.to();
        return Preview.of(catalogue, message.told(), to.language(), to.zone(), Links.NONE)
                .text()
                .replaceAll("\\s+", " ");
    }

    private static TellDraft affected() {
        return new TellDraft(Telling.Who.AFFECTED, null, new TreeSet<>(), false);
    }

    private static ConfiguredComponent component(String id) {
        return new ConfiguredComponent(
                new ComponentId(id), id, null, Requirement.None.CHILDREN, null);
    }

    private static Impact impact(String component) {
        return new Impact(new ComponentId(component), Level.UNDER_MAINTENANCE, null);
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
