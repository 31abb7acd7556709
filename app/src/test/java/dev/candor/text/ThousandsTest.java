package dev.candor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Random;

final class ThousandsTest {
    private static final long SEED = 20_26;

    @Test
    void aMarkStandsBeforeEachThreeDigitsAndNowhereElse() {
        assertThat(Thousands.marked(0, ',')).isEqualTo("0");
        assertThat(Thousands.marked(999, ',')).isEqualTo("999");
        assertThat(Thousands.marked(1_387, ',')).isEqualTo("1,387");
        assertThat(Thousands.marked(1_387, '.')).isEqualTo("1.387");
        assertThat(Thousands.marked(-100, ',')).isEqualTo("-100");
        assertThat(Thousands.marked(-12_000_000, ',')).isEqualTo("-12,000,000");
    }

    @Test
    void itIsWhatTheFormatterOfTheJdkWrites() {
        var random = new Random(SEED);
        for (var draw = 0; draw < 1_000; draw++) {
            var number = random.nextLong() >> random.nextInt(64);
            assertThat(Thousands.marked(number, ','))
                    .as("seed %s", SEED)
                    .isEqualTo(String.format(Locale.ENGLISH, "%,d", number));
        }
    }
}
