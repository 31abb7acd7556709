package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.OweDeliveries;
import dev.candor.command.PauseChannel;
import dev.candor.command.ResumeChannel;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Delivery;
import dev.candor.model.Delivery.State;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
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

/** What a look at everything that waits comes to. */
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

    @Test
    void whatNobodyTakesAndNobodyElseCanHearIsTriedForThreeDaysAndHasFailedThen() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), many().subList(0, 1));
        for (var day = 1; day < NextStep.GIVE_UP.toDays(); day++) {
            scene.time.advance(A_DAY);
            round();
            assertThat(of(Recipient.MAIL).state()).as("day %d", day).isEqualTo(State.PENDING);
        }
        scene.time.advance(A_DAY);
        round();
        assertThat(of(Recipient.MAIL).state()).isEqualTo(State.FAILED);
        assertThat(of(Recipient.MAIL).lastError()).isEqualTo("not taken in time");
    }

    @Test
    void operatorsAreAlarmedOfAChannelOnWhichMessagesWaitOnceAnHour() {
        var rounds = rounds(Rounds.Settings.STALLED_AFTER);
        owe(SampleMessages.of(1, 1, Occasion.POSTED), many());
        scene.time.advance(Rounds.Settings.STALLED_AFTER.minusSeconds(1));
        rounds.round();
        assertThat(alarms()).isEmpty();
        scene.time.advance(Duration.ofSeconds(1));
        rounds.round();
        rounds.round();
        assertThat(alarms()).containsExactly(new Event.ChannelStalled(Recipient.MAIL, MANY));
        scene.time.advance(Rounds.REPEAT);
        rounds.round();
        assertThat(alarms()).hasSize(2);
        scene.store.writeVoid(it -> it.deliveries().pause(Recipient.MAIL, scene.time.now()));
        scene.time.advance(Rounds.REPEAT);
        rounds.round();
        assertThat(alarms()).as("what waits because somebody wants it to").hasSize(2);
    }

    @Test
    void theAuditSaysThatNobodyWasToldOfSomethingYet() {
        var rounds = rounds(Rounds.Settings.STALLED_AFTER);
        Notifier.beginAtHead(scene.store);
        scene.post("Slow");
        scene.time.advance(Rounds.Settings.STALLED_AFTER);
        rounds.round();
        assertThat(rounds.audit().problems()).isEmpty();
        scene.time.advance(Duration.ofSeconds(1));
        rounds.round();
        assertThat(rounds.audit().problems())
                .singleElement()
                .asString()
                .startsWith("nobody was told yet of entry ");
    }

    @Test
    void theAuditSaysWhichDeliveriesWaitForNothing() {
        var rounds = rounds(Rounds.Settings.STALLED_AFTER);
        owe(SampleMessages.of(1, 1, Occasion.POSTED), many().subList(0, 1));
        rounds.round();
        assertThat(rounds.audit().problems()).isEmpty();
        var owed = pending("s0000").getFirst();
        var gone = new DeliveryId("zzzzzzzzzzzz");
        scene.store.writeVoid(it -> it.deliveries().put(List.of(owed.behind(gone))));
        rounds.round();
        assertThat(rounds.audit().problems())
                .containsExactly("deliveries wait for nothing: [" + owed.delivery().id() + "]");
    }

    @Test
    void theTimeOfAPauseDoesNotCountAgainstWhatWaits() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), many().subList(0, 1));
        var before = pending("s0000").getFirst().delivery().deadline();
        scene.time.advance(Duration.ofHours(12));
        scene.run(new PauseChannel(Recipient.MAIL));
        scene.time.advance(A_DAY.multipliedBy(2));
        round();
        scene.run(new ResumeChannel(Recipient.MAIL));
        round();
        var after = pending("s0000").getFirst().delivery();
        assertThat(after.lastError()).isNull();
        assertThat(after.deadline()).isEqualTo(before.plus(A_DAY.multipliedBy(2)));
    }

    private List<Event> alarms() {
        return scene.store.<List<JournalEntry>>read(it -> it.journal().after(0, 1_000)).stream()
                .map(JournalEntry::event)
                .filter(Event.ChannelStalled.class::isInstance)
                .toList();
    }

    /** One in which nobody is alarmed of what waits. */
    private void round() {
        rounds(Duration.ofDays(30)).round();
    }

    private Rounds rounds(Duration stalledAfter) {
        return new Rounds(
                scene.store,
                scene.time,
                new Random(1),
                List.of((_, delivery, told) -> next(delivery, told)),
                new Rounds.Settings(stalledAfter, Rounds.Settings.KEEP),
                _ -> {});
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
