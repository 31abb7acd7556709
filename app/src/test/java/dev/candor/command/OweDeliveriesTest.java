package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Occasion;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.store.Owed;
import dev.candor.store.SampleMessages;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What waits for what, of all that one person is owed. */
class OweDeliveriesTest {
    private static final Recipient ANN =
            new Recipient("ann", Recipient.MAIL, "ann@mail.example", "en", ZoneOffset.UTC);

    private final ManualTime time = new ManualTime(Samples.NOON);
    private SqlStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = SqlStore.open(StoreSettings.of(folder, time));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDigestOfOtherEntriesIsNothingToWaitForWhileOnesOwnIsOnItsWay() {
        var onItsWay = owe(SampleMessages.of(1, 1, Occasion.POSTED));
        take();
        owe(digest(2, 2, 3));
        var end = owe(SampleMessages.of(3, 1, Occasion.ENDED));
        assertThat(end.behind()).isEqualTo(onItsWay.delivery().id());
    }

    @Test
    void whatADigestTellsOfIsToldOnAfterTheDigest() {
        store.writeVoid(it -> it.messages().add(SampleMessages.of(4, 1, Occasion.POSTED)));
        var digest = owe(digest(1, 1, 2));
        owe(SampleMessages.of(2, 1, Occasion.UPDATED));
        var end = owe(SampleMessages.of(3, 1, Occasion.ENDED));
        assertThat(end.behind()).isEqualTo(digest.delivery().id());
        assertThat(pending()).hasSize(2);
    }

    /** An all-clear ranks as high as the fault, and news for everybody behind both. */
    @Test
    void whatAPersonWaitsForGoesFirstTheEndOfAnAlertToo() {
        var alert = SampleMessages.alert(1);
        assertThat(owe(alert).urgent()).isTrue();
        var raised = (Told.OfAlert) alert.told();
        var number = 10;
        for (var phase : Told.Alarm.Phase.values()) {
            var alarm = raised.alarm();
            var next =
                    new Told.Alarm(
                            alarm.alert(),
                            phase,
                            alarm.subject(),
                            alarm.level(),
                            alarm.since(),
                            alarm.reason(),
                            alarm.step());
            assertThat(owe(message(number++, new Told.OfAlert(raised.from(), next))))
                    .as("%s", phase)
                    .matches(Owed::urgent)
                    .extracting(each -> Duration.between(time.now(), each.delivery().deadline()))
                    .isEqualTo(OweDeliveries.ALERT_PATIENCE);
        }
        assertThat(owe(message(20, new Told.Confirmation(raised.from()))).urgent()).isTrue();
        assertThat(owe(message(21, new Told.Test(raised.from()))).urgent()).isTrue();
        assertThat(owe(SampleMessages.of(22, 1, Occasion.ENDED)).urgent()).isFalse();
        assertThat(owe(digest(23, 1, 2)).urgent()).isFalse();
    }

    private static Message message(int number, Told told) {
        return new Message(new MessageId("m%011d".formatted(number)), 0, told, Samples.NOON);
    }

    private static Message digest(int number, int... notices) {
        var entries =
                Arrays.stream(notices)
                        .mapToObj(notice -> SampleMessages.of(0, notice, Occasion.POSTED).told())
                        .map(told -> ((Told.OfNotice) told).entry())
                        .toList();
        var id = new MessageId("m%011d".formatted(number));
        return new Message(id, 0, new Told.Digest(SampleMessages.FROM, entries), Samples.NOON);
    }

    private Owed owe(Message message) {
        time.advance(Duration.ofSeconds(1));
        return store.<List<Owed>>write(
                        it -> {
                            it.messages().add(message);
                            return new OweDeliveries(it, time.now(), new Random(1))
                                    .to(message, List.of(ANN));
                        })
                .getFirst();
    }

    private void take() {
        var now = time.now();
        store.writeVoid(it ->
                assertThat(it.deliveries().lease(Recipient.MAIL, now, now.plusSeconds(600), 10))
                        .hasSize(1));
    }

    private List<Owed> pending() {
        return store.read(it -> it.deliveries().pendingOf(List.of("ann")));
    }
}
