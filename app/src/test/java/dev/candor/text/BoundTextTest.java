package dev.candor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An underscore stands for a space that no line ends at. */
class BoundTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "20_min",
                "under 1_s",
                "within 9_h_47_min",
                "2_d_3_h and 5_min",
                "1,387_min",
                "99.97_% up, 100.00_%.",
                "13:28–23:15_PDT_· 20:28_– Tue 22_Jun, 06:15_UTC",
                "Sun 9_Mar 2031, 07:00:05_+0530",
                "1_June to 30_June 2010",
                "for 12_days, then 40_minutes"
            })
    void whatBelongsTogetherStaysTogether(String expected) {
        assertThat(BoundText.of(expected.replace('_', ' ')).replace(BoundText.BOUND, '_'))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7 entries touch this month",
                "June 2010 Server",
                "part 2 of 3",
                "1.3 minimal",
                "4 outages by 300 handlers",
                "ends with a number 12 "
            })
    void whateverElseThereIsMayPart(String text) {
        assertThat(BoundText.of(text)).isEqualTo(text);
    }

    @Test
    void aTextWithoutAnythingOfTheKindIsItself() {
        var text = "Something has affected customers' sites";
        assertThat(BoundText.of(text)).isSameAs(text);
    }
}
