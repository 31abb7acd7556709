package dev.candor.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Delivery;
import dev.candor.model.Message;
import dev.candor.store.SampleMessages;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What keeps people from being told, as {@code candor status} says it. */
class UntoldTest {
    @TempDir Path folder;
    private ManualTime time;
    private SqlStore store;

    @BeforeEach
    void open() {
        time = new ManualTime(Samples.NOON);
        store = SqlStore.open(StoreSettings.of(folder, time));
        Samples.furnish(store);
        time.advance(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ObjectNode report() {
        return new StatusReport(store, time, Optional::empty).now();
    }

    private List<String> attention() {
        return report().path("attention").valueStream().map(each -> each.asString()).toList();
    }

    private void fails(int number, Message message) {
        var owed = SampleMessages.owed(number, message, "ada", 0);
        store.writeVoid(transaction -> {
            transaction.messages().add(message);
            transaction.deliveries().add(List.of(owed));
            transaction
                    .deliveries()
                    .put(List.of(owed.settled(Delivery.State.FAILED, 1, "550 no such user")));
        });
    }

    @Test
    void aPausedChannelNeedsAttentionUntilItIsResumed() {
        store.writeVoid(it -> it.deliveries().pause("mail", Samples.NOON));

        assertThat(attention())
                .contains(
                        "The channel 'mail' has been paused since 2026-03-08T12:00:00.123Z: nobody"
                                + " is told over it until 'candor channels resume mail'.");

        var _ = store.write(it -> it.deliveries().resume("mail"));
        assertThat(attention()).noneMatch(each -> each.contains("mail"));
    }

    @Test
    void anAlertThatReachedNobodyNeedsAttentionForADay() {
        fails(1, SampleMessages.alert(1));

        assertThat(attention())
                .contains(
                        "1 alert of the last day could not be delivered, and nobody was left to be"
                            + " told instead: 'candor deliveries list --state failed' says why.");

        time.advance(Duration.ofDays(1));
        assertThat(attention()).noneMatch(each -> each.contains("alert"));
        assertThat(report().path("untold").path("failed_last_day").asInt(-1)).isZero();
    }

    @Test
    void aSubscribersDeadAddressIsCountedAndAlarmsNobody() {
        fails(1, SampleMessages.full(1));

        assertThat(attention()).noneMatch(each -> each.contains("delivered"));
        assertThat(report().path("untold").path("failed_last_day").asInt(0)).isOne();
        assertThat(report().path("untold").path("alerts_failed_last_day").asInt(-1)).isZero();
    }
}
