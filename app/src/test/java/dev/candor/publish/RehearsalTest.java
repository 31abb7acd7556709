package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RehearsalTest {
    private final Rehearsal rehearsal = new Rehearsal();

    private void took(long millis) {
        rehearsal.took(Duration.ofMillis(millis));
    }

    @Test
    void beforeTheFirstRoundThereIsNothingToRehearse() {
        assertThat(rehearsal.rest()).isEmpty();
    }

    @Test
    void aSmallSiteNeedsNone() {
        took(50);
        assertThat(rehearsal.rest()).isEmpty();
    }

    @Test
    void aSlowRoundIsFollowedByAnotherAfterARestOfItsLengthUntilOneIsQuick() {
        took(900);
        assertThat(rehearsal.rest()).contains(Duration.ofMillis(900));
        took(300);
        assertThat(rehearsal.rest()).contains(Duration.ofMillis(300));
        took(40);
        assertThat(rehearsal.rest()).isEmpty();
    }

    @Test
    void aMachineThatStaysSlowIsLeftAlone() {
        for (var round = 0; round < 20; round++) {
            took(60);
        }
        assertThat(rehearsal.rest()).isEmpty();
        var slow = new Rehearsal();
        slow.took(Duration.ofSeconds(10));
        assertThat(slow.rest()).isEmpty();
    }
}
