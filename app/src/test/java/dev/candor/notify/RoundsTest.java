package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.OweDeliveries;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Delivery;
import dev.candor.model.Delivery.State;
import dev.candor.model.Message;
import dev.candor.model.Occasion;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.store.Owed;
import dev.candor.store.SampleMessages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What is overdue, among very much else that is. */
class RoundsTest {
    /** More than a round looks at at once. */
    private static final int MANY = 450;

    private static final Duration A_DAY = OweDeliveries.PATIENCE;

    @TempDir private Path folder;
    private TellingScene scene;

    @BeforeEach
    void furnish() {
        scene = new TellingScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatIsOverdueOnAPausedChannelKeepsNoAlertFromTheNextPerson() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), many());
        scene.store.writeVoid(it -> it.deliveries().pause(Recipient.MAIL, scene.time.now()));
        scene.time.advance(A_DAY);
        owe(SampleMessages.alert(2), List.of(ScriptedChannel.to("operator", "chat")));
        scene.time.advance(OweDeliveries.ALERT_PATIENCE);
        round();
        assertThat(of("chat").state()).isEqualTo(State.ESCALATED);
        assertThat(of("pager").state()).isEqualTo(State.PENDING);
        assertThat(scene.counts()).containsEntry(State.PENDING, MANY + 1L);
    }

    @Test
    void anAlertGoesToTheNextPersonBeforeAllThatIsOverdueForCustomers() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), many());
        scene.time.advance(A_DAY);
        owe(SampleMessages.alert(2), List.of(ScriptedChannel.to("operator", "chat")));
        scene.time.advance(OweDeliveries.ALERT_PATIENCE);
        round();
        assertThat(of("chat").state()).isEqualTo(State.ESCALATED);
        assertThat(scene.deliveries())
                .as("all of it in one round")
                .filteredOn(each -> each.state() == State.PENDING)
                .allMatch(each -> each.deadline().isAfter(scene.time.now()));
    }

    /** Of a postmortem that waits for a message that nobody takes, and that is tried on. */
    @Test
    void whatWaitsForAnotherThatNobodyTakesGoesOnWaitingForIt() {
        var ann = List.of(ScriptedChannel.to("ann", Recipient.MAIL));
        owe(SampleMessages.of(1, 1, Occasion.POSTED), ann);
        var first = scene.deliveries().getFirst().id();
        owe(SampleMessages.of(2, 1, Occasion.EXPLAINED), ann);
        scene.time.advance(A_DAY);
        round();
        var owed = pending("ann");
        assertThat(owed).extracting(Owed::behind).containsExactly(null, first);
        assertThat(owed).allMatch(each -> each.delivery().deadline().isAfter(scene.time.now()));
        scene.mail.accept();
        scene.start();
        scene.advance(Duration.ofHours(1));
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).hasSize(2).first().asString().startsWith("posted");
    }

    private void round() {
        new Rounds(
                        scene.store,
                        scene.time,
                        new Random(1),
                        List.of((_, delivery, told) -> next(delivery, told)),
                        new Rounds.Settings(Duration.ofDays(30), Duration.ofDays(800)),
                        _ -> {})
                .round();
    }

    private static Optional<Recipient> next(Delivery delivery, Told told) {
        return told instanceof Told.OfAlert
                ? Optional.of(ScriptedChannel.to(delivery.to().key(), "pager"))
                : Optional.empty();
    }

    private static List<Recipient> many() {
        return IntStream.range(0, MANY)
                .mapToObj(number -> ScriptedChannel.to("s%04d".formatted(number), Recipient.MAIL))
                .toList();
    }

    private void owe(Message message, List<Recipient> people) {
        scene.store.writeVoid(it -> {
            it.messages().add(message);
            new OweDeliveries(it, scene.time.now(), new Random(1)).to(message, people);
        });
    }

    private List<Owed> pending(String key) {
        return scene.store.read(it -> it.deliveries().pendingOf(List.of(key)));
    }

    private Delivery of(String channel) {
        return scene.deliveries().stream()
                .filter(each -> each.to().channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
