package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Delivery;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.SampleMessages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

class SubscriberCommandsTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private Scene scene;

    @BeforeEach
    void furnish(@TempDir Path folder) {
        scene = Scene.furnished(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoAsksIsAskedAndToldNothingYet() {
        var asked = scene.system(form("ada@example.com"));
        assertThat(asked.state()).isEqualTo(State.UNCONFIRMED);
        assertThat(scene.journal()).endsWith(new Event.SubscriptionAsked(asked.id(), false));
        assertThat(told(List.of("app"))).isEmpty();
        scene.system(new MoveSubscription(asked.id(), State.ACTIVE));
        assertThat(told(List.of("app"))).containsExactly(asked.id());
    }

    @Test
    void whoIsSubscribedIsRemindedAndNothingChanges() {
        var first = confirmed("ada@example.com");
        var again =
                scene.system(
                        new Subscribe(
                                new NewSubscription(
                                        new ContactAddress("mail", "Ada@EXAMPLE.com"),
                                        components("flexo"),
                                        false,
                                        Subscriber.Consent.How.FORM,
                                        "")));
        assertThat(again).isEqualTo(first);
        assertThat(scene.journal()).endsWith(new Event.SubscriptionAsked(first.id(), true));
    }

    @Test
    void whoLeftIsAskedAgain() {
        var first = confirmed("ada@example.com");
        scene.system(new MoveSubscription(first.id(), State.ENDED));
        var again = scene.system(form("ada@example.com"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.state()).isEqualTo(State.UNCONFIRMED);
        assertThat(again.confirmedAt()).isNull();
    }

    @Test
    void whoLeavesOrPausesIsNotSentWhatWaitsForThem() {
        var number = 1;
        for (var departed : List.of(State.ENDED, State.PAUSED)) {
            var ada = confirmed(departed + "@example.com");
            owe(SampleMessages.of(number++, 1, Occasion.POSTED), ada);
            owe(SampleMessages.alert(number++), ada);
            scene.system(new MoveSubscription(ada.id(), departed));
            assertThat(pending(ada)).allMatch(Owed::urgent).hasSize(1);
            assertThat(deliveries())
                    .filteredOn(each -> each.state() == Delivery.State.FAILED)
                    .filteredOn(each -> each.to().key().endsWith(ada.id().value()))
                    .singleElement()
                    .extracting(Delivery::lastError)
                    .asString()
                    .startsWith("the subscription ");
        }
    }

    @Test
    void whatIsOnItsWayToWhoLeavesIsSettledByWhatBecomesOfIt() {
        var ada = confirmed("ada@example.com");
        owe(SampleMessages.of(1, 1, Occasion.POSTED), ada);
        var now = scene.time.now();
        scene.store.writeVoid(it -> {
            var far = now.plus(Duration.ofDays(9));
            assertThat(it.deliveries().lease("mail", far, far, 10)).hasSize(1);
        });
        scene.system(new MoveSubscription(ada.id(), State.ENDED));
        assertThat(pending(ada)).hasSize(1);
    }

    private void owe(Message message, Subscriber to) {
        scene.store.writeVoid(it -> {
            it.messages().add(message);
            new OweDeliveries(it, scene.time.now(), new Random(1))
                    .to(message, List.of(to.recipient()));
        });
    }

    private List<Owed> pending(Subscriber of) {
        return scene.store.read(it -> it.deliveries().pendingOf(List.of(Subscriber.KEY + of.id())));
    }

    private List<Delivery> deliveries() {
        return scene
                .store
                .read(it -> it.deliveries().newest(Deliveries.Filter.ALL, 100, null))
                .stream()
                .map(Owed::delivery)
                .toList();
    }

    @Test
    void whatNobodyConfirmedIsForgottenWithinAWeek() {
        var asked = scene.system(form("ada@example.com"));
        scene.time.advance(Duration.ofDays(8));
        scene.system(form("grace@example.com"));
        assertThat(find(asked.id())).isFalse();
        assertThat(scene.journal()).contains(new Event.SubscriberErased(asked.id()));
    }

    /** An answer that comes without a write comes so much sooner that a stranger can tell. */
    @ParameterizedTest
    @EnumSource(State.class)
    void eachAddressThatIsAskedForIsOneEntryOfTheJournalWhateverIsKnownOfIt(State state) {
        var known =
                state == State.UNCONFIRMED
                        ? scene.system(form("ada@example.com"))
                        : confirmed("ada@example.com");
        if (known.state() != state) {
            scene.system(new MoveSubscription(known.id(), state));
        }
        var before = scene.journal().size();
        scene.system(form("ada@example.com"));
        assertThat(scene.journal())
                .hasSize(before + 1)
                .last()
                .isInstanceOf(Event.SubscriptionAsked.class);
    }

    @Test
    void theOperatorLearnsThatAnAddressIsTaken() {
        var first = confirmed("ada@example.com");
        assertThatThrownBy(() -> confirmed("ada@example.com"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(first.id().value());
    }

    @Test
    void whatIsNotOnThePageCannotBeChosen() {
        var wanted = components("flexo/wbe");
        var draft = draft("ada@example.com", wanted, true);
        assertThatThrownBy(() -> scene.person(new Subscribe(draft)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("flexo/web");
        assertThatThrownBy(() ->
                        scene.person(new Subscribe(draft("a@example.com", components(), true))))
                .hasMessageContaining("nothing is named");
    }

    @Test
    void whatIsNotConfirmedCannotBePaused() {
        var asked = scene.system(form("ada@example.com"));
        assertThatThrownBy(() -> scene.system(new MoveSubscription(asked.id(), State.PAUSED)))
                .isInstanceOf(Rejected.class);
        assertThat(scene.system(new MoveSubscription(asked.id(), State.UNCONFIRMED)))
                .isEqualTo(asked);
    }

    @Test
    void anImportIsAllOrNothingAndNamesTheLine() {
        var file =
                """
                address,consent,components
                ada@example.com,form of 2024,app
                grace@example.com,form of 2024,nope
                # a remark

                "alan@example.com",,app
                """;
        var usual = Preferences.everything("en", VIENNA);
        assertThat(
                        ((SubscriberFile.Outcome.Refused)
                                        SubscriberFile.parse(file, "people.csv", usual))
                                .problems())
                .extracting(it -> it.where())
                .containsExactly("people.csv:6 consent");
        var mended = file.replace(",,app", ",paper,flexo;app");
        var lines =
                ((SubscriberFile.Outcome.Read) SubscriberFile.parse(mended, "people.csv", usual))
                        .lines();
        assertThatThrownBy(() -> scene.person(new ImportSubscribers(PageId.MAIN, lines)))
                .hasMessageContaining("people.csv:3")
                .hasMessageContaining("nope");
        assertThat(told(List.of("app"))).isEmpty();
        var good = lines.stream().filter(it -> !it.where().endsWith(":3")).toList();
        var report = scene.person(new ImportSubscribers(PageId.MAIN, good));
        assertThat(report.added()).isEqualTo(2);
        assertThat(told(List.of("app"))).hasSize(2);
        assertThat(scene.person(new ImportSubscribers(PageId.MAIN, good)).unchanged()).isEqualTo(2);
    }

    @Test
    void whoLeftIsNotBroughtBackByAnImport() {
        var first = confirmed("ada@example.com");
        scene.system(new MoveSubscription(first.id(), State.ENDED));
        var line =
                new SubscriberFile.Line(
                        "f:2",
                        draft("ada@example.com", Preferences.everything("en", VIENNA), true));
        scene.person(new ImportSubscribers(PageId.MAIN, List.of(line)));
        assertThat(told(List.of("app"))).isEmpty();
    }

    @Test
    void erasingAnAddressErasesItEverywhere() {
        var first = confirmed("ada@example.com");
        var file = "address,name,components\nAda@example.com,Ada,app\n";
        var customers = ((CustomerFile.Outcome.Read) CustomerFile.parse(file, "f")).customers();
        var shops = new Audience("shops");
        scene.person(new ReplaceAudience(PageId.MAIN, shops, customers));
        var erased =
                scene.person(
                        new EraseAddress(
                                PageId.MAIN, new ContactAddress("mail", "ADA@example.com")));
        assertThat(erased).isEqualTo(new EraseAddress.Erased(true, 1));
        assertThat(find(first.id())).isFalse();
        assertThat(scene.journal())
                .endsWith(
                        new Event.SubscriberErased(first.id()),
                        new Event.AudienceChanged(shops, 0));
    }

    @Test
    void theJournalHasNoAddress() {
        var first = confirmed("ada@example.com");
        scene.system(form("ada@example.com"));
        scene.system(new MoveSubscription(first.id(), State.ENDED));
        var text = scene.store.<Object>read(tx -> tx.journal().after(0, 1_000)).toString();
        assertThat(text).doesNotContain("ada@", "example.com").contains(first.id().value());
    }

    private Subscriber confirmed(String address) {
        var wanted = Preferences.everything("en", VIENNA);
        return scene.person(new Subscribe(draft(address, wanted, true)));
    }

    private static Subscribe form(String address) {
        return new Subscribe(draft(address, Preferences.everything("en", VIENNA), false));
    }

    private static NewSubscription draft(String address, Preferences wanted, boolean confirmed) {
        return new NewSubscription(
                new ContactAddress("mail", address),
                wanted,
                confirmed,
                Subscriber.Consent.How.COMMAND_LINE,
                "");
    }

    private static Preferences components(String... ids) {
        var all = new TreeSet<ComponentId>();
        Set.of(ids).forEach(id -> all.add(new ComponentId(id)));
        return Preferences.of(false, all, Set.of(), "en", VIENNA);
    }

    private boolean find(SubscriberId id) {
        return scene.store.read(tx -> tx.subscribers().find(id).isPresent());
    }

    private List<SubscriberId> told(List<String> components) {
        return ReachTest.told(scene, components);
    }
}
