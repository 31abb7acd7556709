package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.model.TellingId;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What every store must do with subscribers, customers and orders to tell them. */
public interface PeopleContract {
    @Test
    default void aSubscriberComesBackAsItWasAndAsItBecame(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        store.writeVoid(tx -> tx.notices().add(notice));
        var asked = subscriber("a", Subscriber.State.UNCONFIRMED, some(notice.id()));
        store.writeVoid(tx -> tx.subscribers().add(asked));
        assertThat(find(store, asked)).isEqualTo(asked);
        var later = Samples.NOON.plusSeconds(60);
        var active =
                asked.in(Subscriber.State.ACTIVE, later)
                        .with(Preferences.everything("de", ZoneId.of("Europe/Vienna")), later);
        store.writeVoid(tx -> tx.subscribers().replace(active));
        assertThat(find(store, asked)).isEqualTo(active);
        var written = new ContactAddress("mail", "A@EXAMPLE.com");
        assertThat(store.<Object>read(tx -> tx.subscribers().find(PageId.MAIN, written)))
                .asString()
                .contains("id=a");
    }

    @Test
    default void twoSubscribersDoNotShareAnAddress(Store store) {
        Samples.furnish(store);
        var one = subscriber("a", Subscriber.State.ACTIVE, everything());
        var other =
                new Subscriber(
                        new SubscriberId("b".repeat(12)),
                        one.page(),
                        new ContactAddress("mail", "A@example.com"),
                        one.state(),
                        one.preferences(),
                        one.consent(),
                        1,
                        one.createdAt(),
                        one.changedAt(),
                        null,
                        null);
        store.writeVoid(tx -> tx.subscribers().add(one));
        assertThatThrownBy(() -> store.writeVoid(tx -> tx.subscribers().add(other)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    default void subscribersAreFoundByWhatTheyWantInSlices(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        store.writeVoid(tx -> {
            tx.notices().add(notice);
            for (var letter : List.of("a", "b", "c")) {
                tx.subscribers().add(subscriber(letter, Subscriber.State.ACTIVE, everything()));
            }
            tx.subscribers().add(subscriber("d", Subscriber.State.ACTIVE, some(notice.id())));
            tx.subscribers().add(subscriber("e", Subscriber.State.PAUSED, everything()));
            tx.subscribers().add(subscriber("f", Subscriber.State.PAUSED, some(notice.id())));
        });
        store.<Object>read(tx -> {
            var port = tx.subscribers();
            var first = port.ofPage(PageId.MAIN, 2, null);
            assertThat(letters(first)).isEqualTo("ab");
            assertThat(letters(port.ofPage(PageId.MAIN, 2, first.getLast().id()))).isEqualTo("c");
            assertThat(letters(port.of(PageId.MAIN, Samples.WEB, 9, null))).isEqualTo("d");
            assertThat(letters(port.of(PageId.MAIN, Samples.APP, 9, null))).isEmpty();
            assertThat(letters(port.of(notice.id(), 9, null))).isEqualTo("d");
            assertThat(letters(port.all(PageId.MAIN, null, 9, null))).isEqualTo("abcdef");
            assertThat(letters(port.all(PageId.MAIN, Subscriber.State.PAUSED, 9, null)))
                    .isEqualTo("ef");
            assertThat(port.count(PageId.MAIN, Subscriber.State.ACTIVE)).isEqualTo(4);
            var two = List.of(first.getFirst().address(), first.getLast().address());
            assertThat(port.find(PageId.MAIN, two)).containsExactlyInAnyOrderElementsOf(first);
            assertThat(port.find(PageId.MAIN, List.of())).isEmpty();
            var soon = Samples.NOON.plusSeconds(1);
            assertThat(port.inStateSince(Subscriber.State.PAUSED, soon, 9)).hasSize(2);
            assertThat(port.inStateSince(Subscriber.State.PAUSED, Samples.NOON, 9)).isEmpty();
            return "";
        });
    }

    @Test
    default void whatIsKeptOfASubscriberGoesWithIt(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        var one = subscriber("a", Subscriber.State.ACTIVE, some(notice.id()));
        store.writeVoid(tx -> {
            tx.notices().add(notice);
            tx.subscribers().add(one);
        });
        store.writeVoid(tx -> tx.subscribers().remove(one.id()));
        store.writeVoid(tx -> tx.subscribers().remove(one.id()));
        store.<Object>read(tx -> {
            assertThat(tx.subscribers().find(one.id())).isEmpty();
            assertThat(tx.subscribers().of(notice.id(), 9, null)).isEmpty();
            return "";
        });
    }

    @Test
    default void aRenamedComponentTakesItsPeopleAlong(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        var fresh = new ComponentId("site");
        store.writeVoid(tx -> {
            tx.notices().add(notice);
            tx.subscribers().add(subscriber("a", Subscriber.State.ACTIVE, some(notice.id())));
            tx.audiences().touch(PageId.MAIN, shops(), Samples.NOON);
            tx.audiences().put(customer("a", Set.of(Samples.WEB), Set.of()));
        });
        store.writeVoid(tx -> tx.components().rename(PageId.MAIN, Samples.WEB, fresh));
        store.<Object>read(tx -> {
            assertThat(letters(tx.subscribers().of(PageId.MAIN, fresh, 9, null))).isEqualTo("a");
            assertThat(tx.audiences().using(PageId.MAIN, fresh, 9, null)).hasSize(1);
            return "";
        });
    }

    @Test
    default void customersAreFoundByWhatTheyUseInSlices(Store store) {
        Samples.furnish(store);
        var a = customer("a", Set.of(Samples.WEB, Samples.MAIL), Set.of("region:eu"));
        var b = customer("b", Set.of(Samples.WEB), Set.of("member:b.example.com"));
        var c = customer("c", Set.of(), Set.of("region:eu"));
        store.writeVoid(tx -> {
            tx.audiences().touch(PageId.MAIN, shops(), Samples.NOON);
            List.of(a, b, c).forEach(tx.audiences()::put);
        });
        store.<Object>read(tx -> {
            var port = tx.audiences();
            assertThat(port.using(PageId.MAIN, Samples.WEB, 1, null)).containsExactly(a);
            assertThat(port.using(PageId.MAIN, Samples.WEB, 9, a.id())).containsExactly(b);
            assertThat(port.labelled(PageId.MAIN, "region:eu", 9, null)).containsExactly(a, c);
            assertThat(port.all(PageId.MAIN, shops(), 2, a.id())).containsExactly(b, c);
            assertThat(port.all(PageId.MAIN, 9, null)).containsExactly(a, b, c);
            assertThat(port.names(PageId.MAIN, shops(), "key-a"))
                    .extracting(Audiences.Named::key)
                    .containsExactly("key-b", "key-c");
            assertThat(port.find(PageId.MAIN, b.address())).containsExactly(b);
            assertThat(port.find(PageId.MAIN, List.of(c.address(), a.address(), c.address())))
                    .containsExactly(a, c);
            assertThat(port.find(PageId.MAIN, List.of())).isEmpty();
            assertThat(port.find(new PageId("other"), List.of(a.address()))).isEmpty();
            assertThat(port.sizes(PageId.MAIN))
                    .containsExactly(
                            new Audiences.Size(
                                    shops(), 3, port.sizes(PageId.MAIN).getFirst().changedAt()));
            return "";
        });
        var moved = customer("b", Set.of(Samples.MAIL), Set.of());
        store.writeVoid(tx -> {
            tx.audiences().put(moved);
            tx.audiences().remove(List.of(c.id()));
        });
        store.<Object>read(tx -> {
            assertThat(tx.audiences().all(PageId.MAIN, 9, null)).containsExactly(a, moved);
            return "";
        });
        assertThat(store.<Long>write(tx -> tx.audiences().remove(PageId.MAIN, shops())))
                .isEqualTo(2);
        assertThat(store.<Long>write(tx -> tx.audiences().remove(PageId.MAIN, shops())))
                .isEqualTo(-1);
    }

    @Test
    default void anOrderToTellComesBackAsItWas(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        var down = new Telling.Down(Samples.WEB, "shop.example.com");
        var telling =
                new Telling(
                        new TellingId("t".repeat(12)),
                        PageId.MAIN,
                        notice.id(),
                        Telling.Who.AFFECTED,
                        shops(),
                        new TreeSet<>(Set.of("region:eu", "plan:gold")),
                        true,
                        Occasion.POSTED,
                        new TreeSet<>(Set.of(down)),
                        Samples.NOON);
        store.writeVoid(tx -> {
            tx.notices().add(notice);
            tx.audiences().add(telling);
        });
        assertThat(store.<Object>read(tx -> tx.audiences().find(telling.id()).orElseThrow()))
                .isEqualTo(telling);
        assertThat(store.<List<Telling>>read(tx -> tx.audiences().tellings(notice.id())))
                .containsExactly(telling);
    }

    @Test
    default void anAudienceUsesWhatItsCustomersUse(Store store) {
        Samples.furnish(store);
        store.writeVoid(tx -> {
            tx.audiences().touch(PageId.MAIN, shops(), Samples.NOON);
            tx.audiences().put(customer("a", Set.of(Samples.WEB), Set.of()));
        });
        store.<Object>read(tx -> {
            var port = tx.audiences();
            assertThat(port.uses(PageId.MAIN, shops(), Set.of(Samples.APP, Samples.WEB))).isTrue();
            assertThat(port.uses(PageId.MAIN, shops(), Set.of(Samples.APP))).isFalse();
            assertThat(port.uses(PageId.MAIN, new Audience("b"), Set.of(Samples.WEB))).isFalse();
            return "";
        });
    }

    @Test
    default void whatCameOfAskingForAnAudienceComesBackAsItWas(Store store) {
        Samples.furnish(store);
        var partners = new Audience("partners");
        store.writeVoid(
                tx -> tx.audienceSources().declare(PageId.MAIN, List.of(shops(), partners)));
        assertThat(sources(store))
                .containsExactly(AudienceSource.waiting(partners), AudienceSource.waiting(shops()));
        var taken = AudienceSource.waiting(shops()).taken(Samples.NOON);
        var failed =
                taken.without(
                        AudienceSource.Outcome.FAILED, "it is away", Samples.NOON.plusSeconds(60));
        store.writeVoid(tx -> {
            tx.audienceSources().asked(PageId.MAIN, failed);
            tx.audienceSources().asked(PageId.MAIN, AudienceSource.waiting(new Audience("gone")));
        });
        store.writeVoid(tx -> tx.audienceSources().declare(PageId.MAIN, List.of(shops())));
        assertThat(sources(store)).containsExactly(failed);
        assertThat(failed.failingSince()).isEqualTo(Samples.NOON.plusSeconds(60));
        assertThat(store.<Object>read(tx -> tx.audienceSources().find(PageId.MAIN, partners)))
                .isEqualTo(Optional.empty());
    }

    @Test
    default void anAudienceIsCalledAsTheConfigurationSaysAndElseByItsId(Store store) {
        Samples.furnish(store);
        var partners = new Audience("partners");
        store.writeVoid(tx ->
                tx.audienceNames()
                        .declare(PageId.MAIN, Map.of(shops(), "Shops", partners, "Partners")));
        store.writeVoid(
                tx -> tx.audienceNames().declare(PageId.MAIN, Map.of(shops(), "Shops of ours")));
        assertThat(store.<Map<Audience, String>>read(tx -> tx.audienceNames().all(PageId.MAIN)))
                .isEqualTo(Map.of(shops(), "Shops of ours"));
        assertThat(words(store, shops())).isEqualTo("Shops of ours (shops)");
        assertThat(words(store, partners)).isEqualTo("partners");
    }

    private static String words(Store store, Audience audience) {
        return store.read(tx -> tx.audienceNames().wordsFor(PageId.MAIN, audience));
    }

    private static List<AudienceSource> sources(Store store) {
        return store.read(tx -> tx.audienceSources().all(PageId.MAIN));
    }

    private static Audience shops() {
        return new Audience("shops");
    }

    private static Subscriber find(Store store, Subscriber like) {
        return store.read(tx -> tx.subscribers().find(like.id()).orElseThrow());
    }

    private static String letters(List<Subscriber> subscribers) {
        var letters = new StringBuilder();
        subscribers.forEach(each -> letters.append(each.id().value().charAt(0)));
        return letters.toString();
    }

    private static Preferences everything() {
        return Preferences.everything("en", ZoneId.of("America/Los_Angeles"));
    }

    private static Preferences some(NoticeId notice) {
        return new Preferences(
                false,
                new TreeSet<>(Set.of(Samples.WEB)),
                new TreeSet<>(Set.of(notice)),
                Preferences.Hears.INCIDENTS,
                Level.PARTIAL_OUTAGE,
                "en",
                ZoneId.of("UTC"),
                8);
    }

    private static Subscriber subscriber(
            String letter, Subscriber.State state, Preferences preferences) {
        return new Subscriber(
                new SubscriberId(letter.repeat(12)),
                PageId.MAIN,
                new ContactAddress("mail", letter + "@example.com"),
                state,
                preferences,
                new Subscriber.Consent(Subscriber.Consent.How.FORM, "192.0.2.0/24", Samples.NOON),
                1,
                Samples.NOON,
                Samples.NOON,
                null,
                null);
    }

    private static Customer customer(
            String letter, Set<ComponentId> components, Set<String> labels) {
        return new Customer(
                new CustomerId(letter.repeat(12)),
                PageId.MAIN,
                shops(),
                "key-" + letter,
                new ContactAddress("mail", letter + "@example.com"),
                "Shop " + letter,
                "en",
                ZoneId.of("UTC"),
                new TreeSet<>(components),
                new TreeSet<>(labels));
    }
}
