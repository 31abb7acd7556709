package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.MoveSubscription;
import dev.candor.command.NewSubscription;
import dev.candor.command.Subscribe;
import dev.candor.fixture.Await;
import dev.candor.model.Actor;
import dev.candor.model.ContactAddress;
import dev.candor.model.Delivery.State;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;

/** A subscriber who leaves while messages are on their way. */
class DepartedTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Actor PAGE = Actor.system("subscription page");

    @TempDir private Path folder;

    @Test
    void whatWasDeclinedIsNotSentAgainToWhoHasLeft() {
        try (var scene = new TellingScene(folder)) {
            var ann = subscriber(scene);
            scene.people.add(ann.recipient());
            scene.mail.answer(_ -> leaving(scene, ann));
            scene.start();
            scene.post("Slow");
            Await.until("tried", LONGEST, () -> scene.mail.tried().size() == 1);
            scene.awaitPending(0);
            var delivery = scene.deliveries().getFirst();
            assertThat(delivery.state()).isEqualTo(State.FAILED);
            assertThat(delivery.lastError()).isEqualTo("the subscription has ended");
            scene.mail.accept();
            scene.advance(Duration.ofDays(1));
            scene.awaitPending(0);
            assertThat(scene.mail.taken()).isEmpty();
        }
    }

    private static SendOutcome leaving(TellingScene scene, Subscriber ann) {
        var leave = new MoveSubscription(ann.id(), Subscriber.State.ENDED);
        scene.commands.run(leave, PAGE, "");
        return new SendOutcome.Deferred("451 greylisted", null);
    }

    private static Subscriber subscriber(TellingScene scene) {
        var wanted = Preferences.everything("en", ZoneOffset.UTC);
        var address = ContactAddress.of("ann@mail.example");
        var how = Subscriber.Consent.How.API;
        var subscription = new NewSubscription(address, wanted, true, how, "");
        return scene.commands.run(new Subscribe(subscription), PAGE, "");
    }
}
