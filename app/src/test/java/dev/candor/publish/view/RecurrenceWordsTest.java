package dev.candor.publish.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneId;
import java.util.Locale;

class RecurrenceWordsTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY|Every day.",
                "FREQ=WEEKLY;BYDAY=SU|Every week on Sunday.",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR|Every 2 weeks on Monday, Wednesday and"
                        + " Friday.",
                "FREQ=MONTHLY;BYDAY=3SA;COUNT=3|Every month on the third Saturday; 3 times in all.",
                "FREQ=MONTHLY;BYDAY=-1FR|Every month on the last Friday.",
                "FREQ=MONTHLY;BYMONTHDAY=1,15|Every month on the 1st and the 15th.",
                "FREQ=MONTHLY;BYMONTHDAY=-1|Every month on the last day.",
                "FREQ=YEARLY;UNTIL=20281231|Every year, until 31 December 2028.",
                // Two o'clock of UTC is the evening before on the Pacific coast.
                "FREQ=DAILY;UNTIL=20100103T020000Z|Every day, until 2 January 2010.",
                "FREQ=DAILY;UNTIL=20100103T020000|Every day, until 3 January 2010."
            })
    void aRuleThatMaintenanceHasIsASentence(String rule, String sentence) {
        assertThat(RecurrenceWords.of(rule, PACIFIC, Locale.ENGLISH)).hasValue(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=YEARLY;BYDAY=1MO",
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=13",
                "FREQ=MONTHLY;BYMONTHDAY=-3",
                "FREQ=DAILY;UNTIL=2010",
                "weekly"
            })
    void ofAnyOtherRuleThereIsNone(String rule) {
        assertThat(RecurrenceWords.of(rule, PACIFIC, Locale.ENGLISH)).isEmpty();
    }
}
