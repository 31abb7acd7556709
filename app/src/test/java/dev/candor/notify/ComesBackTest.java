package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Delivery;
import dev.candor.model.Delivery.State;
import dev.candor.model.DeliveryId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** What was taken first, and then came back. */
class ComesBackTest {
    private static final String WHY = "it came back: 550 5.1.1 no such user";

    @TempDir private Path folder;
    private TellingScene scene;

    @BeforeEach
    void furnish() {
        scene = new TellingScene(folder);
        scene.person("ann");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theNextIsToldAndTheLedgerSaysWhy() {
        scene.instead.put("ann", ScriptedChannel.to("ann", "pager"));
        var first = told();

        scene.outbox().returned(first.id(), WHY);

        scene.awaitPending(0);
        assertThat(scene.pager.toldTo("ann")).containsExactly("posted investigating");
        var escalated = find(first.id());
        assertThat(escalated.state()).isEqualTo(State.ESCALATED);
        assertThat(escalated.lastError()).isEqualTo(WHY);
        assertThat(escalated.deliveredAt()).isNull();
        assertThat(escalated.attempts()).isEqualTo(1);
    }

    @Test
    void whereNobodyIsLeftItHasFailed() {
        var first = told();

        scene.outbox().returned(first.id(), WHY);

        assertThat(find(first.id()).state()).isEqualTo(State.FAILED);
        assertThat(find(first.id()).lastError()).isEqualTo(WHY);
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void aSecondReportChangesNothing() {
        scene.instead.put("ann", ScriptedChannel.to("ann", "pager"));
        var first = told();
        scene.outbox().returned(first.id(), WHY);
        scene.awaitPending(0);

        scene.outbox().returned(first.id(), "again");

        assertThat(find(first.id()).lastError()).isEqualTo(WHY);
        assertThat(scene.pager.taken()).hasSize(1);
        scene.outbox().returned(new DeliveryId("nothingthere"), WHY);
        assertThat(scene.deliveries()).hasSize(2);
    }

    /** The connection was cut behind the message's end: it was taken, and nobody here knew. */
    @Test
    void whatWasTakenWithoutASaysoIsNotSentAgain() {
        scene.instead.put("ann", ScriptedChannel.to("ann", "pager"));
        scene.mail.defer();
        scene.start();
        scene.post("Slow");
        scene.awaitPending(1);
        dev.candor.fixture.Await.until(
                "declined",
                Duration.ofSeconds(30),
                () -> scene.deliveries().getFirst().attempts() == 1);
        var first = scene.deliveries().getFirst();

        scene.outbox().returned(first.id(), WHY);

        scene.awaitPending(0);
        scene.mail.accept();
        scene.advance(Duration.ofHours(1));
        assertThat(scene.pager.toldTo("ann")).containsExactly("posted investigating");
        assertThat(scene.mail.taken()).isEmpty();
    }

    private Delivery told() {
        scene.start();
        scene.post("Slow");
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("posted investigating");
        return scene.deliveries().getFirst();
    }

    private Delivery find(DeliveryId id) {
        return scene.deliveries().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
