package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.AndTell;
import dev.candor.command.Command;
import dev.candor.command.EditNotice;
import dev.candor.command.Forecast;
import dev.candor.command.Foreseen;
import dev.candor.command.NoticeDraft;
import dev.candor.command.NoticeEdit;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.TellDraft;
import dev.candor.command.Tells;
import dev.candor.command.UpdateDraft;
import dev.candor.fixture.Seeded;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Precision;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.model.Told;
import dev.candor.store.Deliveries;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever looks first sees the people who are then told, whatever is done to an entry. */
class PreviewAgreesTest {
    private static final int STEPS = 8;
    private static final List<String> COMPONENTS = List.of("zapp", "flexo", "calculon");
    private static final List<String> AUDIENCES = List.of("shops", "hosts");
    private static final List<String> LABELS = List.of("region:eu", "plan:ha");
    private static final List<String> MEMBERS = List.of("one", "two");
    private static final String LETTERS = "ghijklmnopqrstuvwxyz";

    @TempDir Path folder;

    @Test
    void whoIsCountedBeforehandIsThenTold() {
        var heard = new TreeSet<Occasion>();
        Seeded.runs(
                6,
                random -> {
                    try (var story =
                            new MaintenanceStory(folder.resolve("s" + random.nextLong()))) {
                        story.store.writeVoid(tx -> furnish(tx, random));
                        story.begin();
                        heard.addAll(live(story, random));
                    }
                });
        assertThat(heard)
                .contains(
                        Occasion.POSTED,
                        Occasion.UPDATED,
                        Occasion.ENDED,
                        Occasion.WIDENED,
                        Occasion.NOT_AFFECTED,
                        Occasion.FOLLOWED_UP);
    }

    /** Looks, and then does it, step after step; answers on which occasions somebody was told. */
    private static Set<Occasion> live(MaintenanceStory story, Random random) {
        var heard = new TreeSet<Occasion>();
        @Nullable NoticeId id = null;
        for (var step = 0; step < STEPS; step++) {
            var command = step(id, random);
            var tell = random.nextInt(3) == 0 ? null : tell(random);
            var when = "step " + step;
            Map<Occasion, People> foreseen =
                    foreseen(story, tell == null ? by(id, command) : by(id, command, tell, step));
            var before = story.store.read(it -> it.journal().head());
            var notice =
                    tell == null
                            ? story.run(command)
                            : story.run(telling(command, tell, step)).notice();
            story.settle();
            var told = told(story, before);
            assertThat(told.keySet()).as(when).isEqualTo(foreseen.keySet());
            told.forEach((occasion, people) ->
                    people.check(foreseen.get(occasion), when + " " + occasion));
            heard.addAll(told.keySet());
            id = notice.state().isClosed() ? null : notice.id();
            story.time.advance(Duration.ofMinutes(1));
        }
        return heard;
    }

    private static Command<Foreseen> by(@Nullable NoticeId id, Command<Notice> command) {
        return Foreseen.by(id, command);
    }

    private static Command<Foreseen> by(
            @Nullable NoticeId id, Command<Notice> command, TellDraft tell, int step) {
        return Foreseen.ordered(id, telling(command, tell, step));
    }

    private static AndTell telling(Command<Notice> command, TellDraft tell, int step) {
        return command instanceof PostUpdate update
                ? AndTell.updating(update, tell)
                : new AndTell(
                        command, tell, _ -> step % 2 == 0 ? Occasion.POSTED : Occasion.UPDATED);
    }

    private static Command<Notice> step(@Nullable NoticeId id, Random random) {
        if (id == null) {
            return new PostNotice(
                    new NoticeDraft(
                            NoticeKind.INCIDENT,
                            "Trouble",
                            null,
                            impacts(random),
                            null,
                            List.of(),
                            "We look.",
                            List.of(),
                            Audience.PUBLIC,
                            false,
                            null));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new EditNotice(id, edit(impacts(random)));
            case 1 -> update(id, NoticeState.RESOLVED, null);
            case 2 -> update(id, null, null);
            default -> update(id, null, impacts(random));
        };
    }

    private static NoticeEdit edit(List<Impact> impacts) {
        return new NoticeEdit(null, impacts, null, null, null, null);
    }

    private static PostUpdate update(
            NoticeId id, @Nullable NoticeState state, @Nullable List<Impact> impacts) {
        return new PostUpdate(id, new UpdateDraft(state, "News.", impacts, null, null, null));
    }

    private static List<Impact> impacts(Random random) {
        return some(random, COMPONENTS).stream()
                .map(each ->
                        new Impact(
                                new ComponentId(each),
                                Seeded.oneOf(
                                        random, List.of(Level.PARTIAL_OUTAGE, Level.MAJOR_OUTAGE)),
                                null))
                .toList();
    }

    private static TellDraft tell(Random random) {
        var who = Seeded.oneOf(random, List.of(Telling.Who.values()));
        var audience = random.nextInt(3) == 0 ? new Audience(AUDIENCES.getFirst()) : null;
        var labels =
                random.nextInt(4) == 0 ? new TreeSet<>(Set.of("region:eu")) : new TreeSet<String>();
        return new TellDraft(
                who, audience, labels, who == Telling.Who.AFFECTED && random.nextBoolean());
    }

    /** At least one of them. */
    private static List<String> some(Random random, List<String> all) {
        var first = Seeded.oneOf(random, all);
        return all.stream().filter(it -> it.equals(first) || random.nextInt(3) == 0).toList();
    }

    private static void furnish(Transaction tx, Random random) {
        AUDIENCES.forEach(
                it -> tx.audiences().touch(PageId.MAIN, new Audience(it), MaintenanceStory.START));
        for (var letter : LETTERS.chars().mapToObj(Character::toString).toList()) {
            if (random.nextInt(3) == 0) {
                tx.subscribers().add(subscriber(letter, some(random, COMPONENTS)));
            }
            if (random.nextInt(4) > 0) {
                tx.audiences().put(customer(letter, random));
            }
        }
        if (random.nextBoolean()) {
            tx.ledger().add(PageId.MAIN, down("flexo", "one"));
        }
    }

    private static Outage down(String component, String member) {
        return new Outage(
                0,
                new ComponentId(component),
                member,
                Level.MAJOR_OUTAGE,
                MaintenanceStory.START,
                null,
                Precision.EXACT,
                Outage.Source.PROBE,
                null,
                null,
                null);
    }

    private static Subscriber subscriber(String letter, List<String> components) {
        var named = components.stream().map(ComponentId::new).collect(Collectors.toSet());
        return new Subscriber(
                new SubscriberId(letter.repeat(12)),
                PageId.MAIN,
                address(letter),
                Subscriber.State.ACTIVE,
                Preferences.of(false, named, Set.of(), "en", MaintenanceStory.VIENNA),
                new Subscriber.Consent(Subscriber.Consent.How.API, "t1", MaintenanceStory.START),
                1,
                MaintenanceStory.START,
                MaintenanceStory.START,
                MaintenanceStory.START,
                null);
    }

    private static Customer customer(String letter, Random random) {
        var labels = new TreeSet<String>();
        LABELS.stream().filter(_ -> random.nextBoolean()).forEach(labels::add);
        if (random.nextInt(3) == 0) {
            labels.add(Customer.MEMBER + Seeded.oneOf(random, MEMBERS));
        }
        return new Customer(
                new CustomerId(letter.repeat(12)),
                PageId.MAIN,
                new Audience(Seeded.oneOf(random, AUDIENCES)),
                "key-" + letter,
                address(letter),
                "Shop " + letter,
                "en",
                MaintenanceStory.VIENNA,
                some(random, COMPONENTS).stream()
                        .map(ComponentId::new)
                        .collect(Collectors.toCollection(TreeSet::new)),
                labels);
    }

    private static ContactAddress address(String letter) {
        return new ContactAddress("mail", letter + "@example.com");
    }

    /** Who is told of one occasion: letters of subscribers, of others, and how many there are. */
    private record People(List<String> asked, List<String> meant, long count) {
        static People of(Forecast.Item item) {
            return new People(
                    letters(item.subscribers()),
                    letters(item.meant()),
                    item.subscribers().count() + item.meant().count());
        }

        private static List<String> letters(Tells.Group group) {
            return group.sample().stream().map(it -> it.substring(0, 1)).toList();
        }

        /** What is foreseen shows only so many of each. */
        void check(@Nullable People foreseen, String when) {
            assertThat(foreseen).as(when).isNotNull();
            assertThat(first(asked)).as(when).isEqualTo(foreseen.asked);
            assertThat(first(meant)).as(when).isEqualTo(foreseen.meant);
            assertThat(count).as(when).isEqualTo(foreseen.count);
        }

        private static List<String> first(List<String> all) {
            return all.stream().limit(Tells.SAMPLE).toList();
        }
    }

    /** The occasions of which somebody would be told at once. */
    private static Map<Occasion, People> foreseen(
            MaintenanceStory story, Command<Foreseen> command) {
        var come = story.commands.preview(command, MaintenanceStory.PERSON);
        var forecast = story.store.read(it -> Forecast.of(it, come));
        var all = new EnumMap<Occasion, People>(Occasion.class);
        forecast.items().stream()
                .filter(each -> each.at() == null)
                .filter(each -> each.subscribers().count() + each.meant().count() > 0)
                .forEach(each -> all.put(each.occasion(), People.of(each)));
        return all;
    }

    /** What the notifier made of the journal's entries behind a place. */
    private static Map<Occasion, People> told(MaintenanceStory story, long behind) {
        var keys = story.store.read(it -> keys(it, behind));
        var all = new EnumMap<Occasion, People>(Occasion.class);
        keys.forEach((occasion, each) -> all.put(occasion, people(occasion, each)));
        return all;
    }

    private static Map<Occasion, Set<String>> keys(Transaction tx, long behind) {
        var keys = new TreeMap<Occasion, Set<String>>();
        for (var owed : tx.deliveries().newest(Deliveries.Filter.ALL, 1_000, null)) {
            var message = tx.messages().find(owed.delivery().message()).orElseThrow();
            if (message.position() > behind && message.told() instanceof Told.OfNotice told) {
                keys.computeIfAbsent(told.occasion(), _ -> new TreeSet<>())
                        .add(owed.delivery().to().key());
            }
        }
        return keys;
    }

    /** Who is told again is meant by an order, subscribers too. */
    private static People people(Occasion occasion, Set<String> keys) {
        var isAgain = occasion == Occasion.FOLLOWED_UP;
        var asked = isAgain ? Stream.<String>of() : letters(keys, Subscriber.KEY);
        var meant = new ArrayList<>(letters(keys, Customer.KEY).toList());
        if (isAgain) {
            letters(keys, Subscriber.KEY).forEach(meant::add);
        }
        return new People(asked.toList(), meant, keys.size());
    }

    private static Stream<String> letters(Set<String> keys, String kind) {
        return keys.stream()
                .filter(each -> each.startsWith(kind))
                .map(each -> each.substring(kind.length(), kind.length() + 1));
    }
}
