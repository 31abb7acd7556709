package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.BouncedAddress.Kind;
import dev.candor.model.ContactAddress;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.State;
import dev.candor.model.Told;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** What the quarantine of an address does to the subscription, and the ways back. */
class QuarantinedSubscriptionsTest {
    private Scene scene;
    private Subscriber ada;

    @BeforeEach
    void furnish(@TempDir Path folder) {
        scene = Scene.furnished(folder);
        ada = scene.person(new Subscribe(draft(true)));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anAddressInQuarantineHasItsSubscriptionThereToo() {
        bounce(Kind.SOFT);
        assertThat(state()).isEqualTo(State.ACTIVE);

        bounce(Kind.HARD);

        assertThat(state()).isEqualTo(State.QUARANTINED);
        assertThat(scene.journal())
                .contains(new Event.SubscriptionChanged(ada.id(), State.QUARANTINED));
        assertThat(ReachTest.told(scene, List.of("app"))).isEmpty();
    }

    @Test
    void whoLeftOrNeverConfirmedStaysSo() {
        scene.system(new MoveSubscription(ada.id(), State.ENDED));
        bounce(Kind.HARD);
        assertThat(state()).isEqualTo(State.ENDED);
    }

    @Test
    void whoeverConfirmsAgainIsWrittenToAgain() {
        bounce(Kind.COMPLAINT);

        scene.system(new MoveSubscription(ada.id(), State.ACTIVE));

        assertThat(isKnown()).isFalse();
        assertThat(scene.journal()).anyMatch(Event.AddressReleased.class::isInstance);
        assertThat(ReachTest.told(scene, List.of("app"))).containsExactly(ada.id());
    }

    @Test
    void whoeverLeavesInsteadStaysInQuarantine() {
        bounce(Kind.HARD);
        scene.system(new MoveSubscription(ada.id(), State.ENDED));
        assertThat(isKnown()).isTrue();
    }

    @Test
    void anOperatorWhoVouchesForTheAddressReleasesIt() {
        bounce(Kind.HARD);
        scene.person(new Subscribe(draft(true)));
        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(isKnown()).isFalse();
    }

    @Test
    void whoseAddressAnOperatorReleasesIsAskedAgain() {
        bounce(Kind.HARD);

        scene.person(new ReleaseAddress("hash"));

        assertThat(state()).isEqualTo(State.UNCONFIRMED);
        assertThat(scene.journal()).endsWith(new Event.SubscriptionAsked(ada.id(), false));
    }

    private void bounce(Kind kind) {
        scene.system(new RecordBounce("hash", delivery(), kind, "550 no such user"));
    }

    private String delivery() {
        return scene.store.write(transaction -> {
            var from =
                    new Told.From(
                            PageId.MAIN, "Example", Scene.PAGE.url(), Scene.PAGE.zone(), "en");
            var id = new MessageId("m%011d".formatted(new Random().nextInt(1_000_000)));
            var message = new Message(id, 0, new Told.Test(from), scene.time.now());
            transaction.messages().add(message);
            var owing = new OweDeliveries(transaction, scene.time.now(), new Random(1));
            return owing.to(message, List.of(ada.recipient())).getFirst().delivery().id().value();
        });
    }

    private State state() {
        return scene.store.read(it -> it.subscribers().find(ada.id()).orElseThrow().state());
    }

    private boolean isKnown() {
        return scene.store.read(it -> it.quarantine().find("hash").isPresent());
    }

    private static NewSubscription draft(boolean confirmed) {
        return new NewSubscription(
                new ContactAddress("mail", "ada@example.com"),
                Preferences.everything("en", ZoneId.of("Europe/Vienna")),
                confirmed,
                Subscriber.Consent.How.COMMAND_LINE,
                "");
    }
}
