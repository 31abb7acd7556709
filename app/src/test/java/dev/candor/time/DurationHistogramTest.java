package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class DurationHistogramTest {
    @Test
    void aDurationFallsIntoTheFirstBucketThatHoldsIt() {
        var histogram = new DurationHistogram(List.of(Duration.ofMillis(1), Duration.ofMillis(10)));
        for (var millis : new long[] {-5, 0, 1, 2, 10, 11, 1_000_000}) {
            histogram.add(Duration.ofMillis(millis).toNanos());
        }
        var counts = histogram.counts();
        assertThat(counts.buckets()).containsExactly(3L, 2L, 2L);
        assertThat(counts.total()).isEqualTo(7);
        assertThat(counts.sum()).isEqualTo(Duration.ofMillis(1_000_024));
    }
}
