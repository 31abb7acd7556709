package dev.candor.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.AlertRule;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Level;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.model.Told.Alarm.Phase;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class OperatorsTest {
    private static final AlertId ID = new AlertId("alert0000001");
    private static final Told.From FROM =
            new Told.From(
                    Samples.page().id(),
                    Samples.page().name(),
                    Samples.page().url(),
                    Samples.page().zone(),
                    Samples.page().language());

    @TempDir Path folder;
    private final ManualTime time = new ManualTime(Samples.NOON);
    private final Operators operators = new Operators();
    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open(StoreSettings.of(folder, time));
        Samples.furnish(store);
        store.writeVoid(transaction -> {
            transaction
                    .alerts()
                    .add(
                            alert(),
                            List.of(
                                    step(0, Recipient.MAIL, "one@example.com").told(Samples.NOON),
                                    step(0, "chat", "chat").told(Samples.NOON),
                                    step(1, Recipient.MAIL, "two@example.com"),
                                    step(2, Recipient.MAIL, "three@example.com")));
            transaction
                    .alerts()
                    .declare(
                            List.of(
                                    new AlertRule(
                                            "rule",
                                            new AlertRule.When(
                                                    null,
                                                    null,
                                                    Level.DEGRADED_PERFORMANCE,
                                                    Duration.ZERO,
                                                    Set.of(AlertRule.Of.FAULT)),
                                            List.of(
                                                    new AlertRule.Step(
                                                            Duration.ZERO,
                                                            List.of("one@example.com", "chat"))),
                                            Duration.ofHours(1))));
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Alert alert() {
        return new Alert(
                ID,
                "rule",
                "fault:app",
                "app",
                Level.MAJOR_OUTAGE,
                Samples.NOON,
                "down",
                null,
                Duration.ofHours(1),
                Samples.NOON,
                null,
                null);
    }

    private static Alert.Step step(int number, String channel, String address) {
        return new Alert.Step(number, channel, address, Samples.NOON, null, false);
    }

    private static Told told(Phase phase, int step) {
        return new Told.OfAlert(
                FROM,
                new Alarm(
                        ID.value(), phase, "app", Level.MAJOR_OUTAGE, Samples.NOON, "down", step));
    }

    private List<Recipient> hear(Told told, String after, int limit) {
        var message = new Message(new MessageId("message00001"), 1, told, Samples.NOON);
        return store.read(it -> operators.next(it, message, after, limit));
    }

    private List<String> hear(Told told) {
        return hear(told, "", 1_000).stream().map(Recipient::address).toList();
    }

    private Optional<Recipient> next(Told told, String failed) {
        var to = new Recipient(Operators.KEY + failed, "mail", failed, "en", FROM.zone());
        var delivery =
                new Delivery(
                        new DeliveryId("delivery0001"),
                        new MessageId("message00001"),
                        to,
                        Delivery.State.PENDING,
                        3,
                        "no",
                        Samples.NOON,
                        Samples.NOON,
                        null,
                        Samples.NOON);
        return store.write(it -> new NextOperator(time).next(it, delivery, told));
    }

    @Test
    void anAlertIsToldToThoseWhoseTurnItIsEachOnItsChannel() {
        assertThat(hear(told(Phase.RAISED, 0), "", 1_000))
                .extracting(Recipient::key, Recipient::channel)
                .containsExactly(
                        tuple("operator:chat", "chat"), tuple("operator:one@example.com", "mail"));
        assertThat(hear(told(Phase.RAISED, 1))).isEmpty();
    }

    @Test
    void recipientsComePageByPage() {
        var first = hear(told(Phase.RAISED, 0), "", 1);
        assertThat(first).hasSize(1);
        assertThat(hear(told(Phase.RAISED, 0), first.getFirst().key(), 1))
                .extracting(Recipient::address)
                .containsExactly("one@example.com");
        assertThat(hear(told(Phase.RAISED, 0), "operator:one@example.com", 1)).isEmpty();
    }

    @Test
    void whoCannotBeReachedIsFollowedByTheNextWhoThenHearsTheEndAsWell() {
        var next = next(told(Phase.RAISED, 0), "one@example.com");
        assertThat(next).map(Recipient::address).contains("two@example.com");
        assertThat(next(told(Phase.RAISED, 0), "two@example.com"))
                .map(Recipient::address)
                .contains("three@example.com");
        assertThat(next(told(Phase.RAISED, 0), "three@example.com")).isEmpty();
        assertThat(hear(told(Phase.ENDED, 0)))
                .containsExactly("chat", "one@example.com", "three@example.com", "two@example.com");
        // Their turn comes later; they have heard it then.
        assertThat(hear(told(Phase.RAISED, 1))).isEmpty();
    }

    @Test
    void ofAnAlertThatIsTakenOrOverNobodyElseIsTold() {
        store.writeVoid(it -> it.alerts().replace(alert().acknowledged(Samples.NOON)));
        assertThat(next(told(Phase.RAISED, 0), "one@example.com")).isEmpty();
        store.writeVoid(it -> it.alerts().replace(alert().ended(Samples.NOON)));
        assertThat(next(told(Phase.RAISED, 0), "one@example.com")).isEmpty();
        assertThat(next(told(Phase.ENDED, 0), "one@example.com")).isEmpty();
    }

    @Test
    void aChannelInTroubleIsToldOnTheOthers() {
        assertThat(hear(new Told.Stalled(FROM, Recipient.MAIL, 3, Samples.NOON, "no relay")))
                .containsExactly("chat");
        assertThat(hear(new Told.Stalled(FROM, "chat", 3, Samples.NOON, "429")))
                .containsExactly("one@example.com");
    }

    @Test
    void whatTheJournalSaysOfAnAlertIsWhatIsTold() {
        assertThat(plan(new Event.AlertRaised(ID))).containsExactly(told(Phase.RAISED, 0));
        assertThat(plan(new Event.AlertEscalated(ID, 2))).containsExactly(told(Phase.RAISED, 2));
        assertThat(plan(new Event.AlertReminded(ID))).containsExactly(told(Phase.REMINDED, 0));
        assertThat(plan(new Event.AlertEnded(ID))).containsExactly(told(Phase.ENDED, 0));
        assertThat(plan(new Event.AlertAcknowledged(ID))).isEmpty();
        assertThat(plan(new Event.AlertRaised(new AlertId("x".repeat(12))))).isEmpty();
    }

    private List<Told> plan(Event event) {
        var entry = new JournalEntry(1, Samples.NOON, Actor.system("alerts"), "", event, "");
        return store.read(it -> new AlertPlanner().plan(it, entry));
    }
}
