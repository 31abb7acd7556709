package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.BouncedAddress;
import dev.candor.model.BouncedAddress.Kind;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

final class BouncesTest {
    private final ManualTime time = new ManualTime(Instant.parse("2010-06-04T21:30:00Z"));

    private SqlStore store;
    private Commands commands;

    @BeforeEach
    void begin(@TempDir Path folder) {
        store = SqlStore.open(StoreSettings.of(folder, time));
        commands = new Commands(store, time, new RandomIds());
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void onceForGoodIsEnough() {
        var address = bounce(Kind.HARD);

        assertThat(address.quarantinedAt()).isEqualTo(time.now());
        assertThat(address.detail()).isEqualTo("550 … no such user");
    }

    @Test
    void aComplaintIsEnough() {
        assertThat(bounce(Kind.COMPLAINT).isQuarantined()).isTrue();
    }

    @Test
    void passingReasonsCountOnceADay() {
        for (var i = 0; i < 20; i++) {
            assertThat(bounce(Kind.SOFT).isQuarantined()).isFalse();
        }
        for (var day = 2; day < BouncedAddress.MOST_SOFT; day++) {
            time.advance(Duration.ofDays(1));
            assertThat(bounce(Kind.SOFT).count()).isEqualTo(day);
        }
        time.advance(Duration.ofDays(1));
        assertThat(bounce(Kind.SOFT).isQuarantined()).isTrue();
    }

    @Test
    void afterAQuietMonthCountingBeginsAnew() {
        bounce(Kind.SOFT);
        time.advance(Duration.ofDays(2));
        assertThat(bounce(Kind.SOFT).count()).isEqualTo(2);
        time.advance(Duration.ofDays(31));
        assertThat(bounce(Kind.SOFT).count()).isEqualTo(1);
    }

    @Test
    void releasingForgets() {
        bounce(Kind.HARD);
        commands.run(new ReleaseAddress("hash"), Actor.system("test"), "");
        assertThat(bounce(Kind.SOFT).isQuarantined()).isFalse();
        assertThatThrownBy(
                        () -> commands.run(new ReleaseAddress("other"), Actor.system("test"), ""))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void theJournalHasNoAddress() {
        bounce(Kind.HARD);
        bounce(Kind.HARD);
        commands.run(new ReleaseAddress("hash"), Actor.system("test"), "");

        var events = store.read(t -> t.journal().after(0, 10)).stream().map(it -> it.event());
        assertThat(events.map(event -> event.toString()))
                .containsExactly(
                        "AddressQuarantined[delivery=d00000000001, reason=hard]",
                        "AddressReleased[delivery=d00000000001]");
    }

    private BouncedAddress bounce(Kind kind) {
        return commands.run(
                new RecordBounce(
                        "hash", "d00000000001", kind, "550 <jo@example.org>: no such user"),
                Actor.system("test"),
                "");
    }
}
