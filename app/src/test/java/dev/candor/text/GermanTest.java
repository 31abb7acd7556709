package dev.candor.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;

class GermanTest {
    private static final Words GERMAN = Words.of(Locale.GERMANY);
    private static final Words ENGLISH = Words.of(Locale.ENGLISH);
    private static final LocalDate DAY = LocalDate.of(2010, 3, 14);

    @Test
    void speaksGermanInEachCountry() {
        assertThat(GERMAN.locale()).isEqualTo(Locale.GERMAN);
        assertThat(Words.of(Locale.forLanguageTag("de-AT"))).isSameAs(GERMAN);
    }

    @ParameterizedTest
    @EnumSource(NoticeState.class)
    void eachStateHasAWordAndASentenceOfItsOwnLanguage(NoticeState state) {
        assertThat(GERMAN.state(state)).isNotBlank().isNotEqualTo(ENGLISH.state(state));
        assertThat(GERMAN.stateSentence(state))
                .endsWith(".")
                .isNotEqualTo(ENGLISH.stateSentence(state));
        assertThat(Arrays.stream(NoticeState.values()).map(GERMAN::stateSentence))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void eachLevelHasAWordAndSentencesForAllSomeAndOne(Level level) {
        assertThat(GERMAN.level(level)).isNotEqualTo(ENGLISH.level(level));
        assertThat(GERMAN.all(level)).endsWith(".").isNotEqualTo(GERMAN.some(level));
        assertThat(GERMAN.some(level)).endsWith(".").isNotEqualTo(ENGLISH.some(level));
        assertThat(GERMAN.only("Flexo", level)).contains("Flexo").endsWith(".");
    }

    @Test
    void theKindsOfNotices() {
        assertThat(Arrays.stream(NoticeKind.values()).map(GERMAN::kind))
                .containsExactly("Störung", "Wartung", "Ankündigung");
    }

    @Test
    void daysAndTimesAsGermansWriteThem() {
        assertThat(GERMAN.longDay(DAY, true)).isEqualTo("Sonntag, 14. März 2010");
        assertThat(GERMAN.longDay(DAY, false)).isEqualTo("Sonntag, 14. März");
        assertThat(GERMAN.dayOfMonth(DAY, false)).isEqualTo("14. März");
        assertThat(GERMAN.dayOfMonth(DAY, true)).isEqualTo("14. März 2010");
        assertThat(GERMAN.shortDay(DAY, false)).contains("14. M").doesNotContain("2010");
        assertThat(GERMAN.shortDay(DAY, true)).endsWith("2010");
        assertThat(GERMAN.month(YearMonth.of(2010, 3))).isEqualTo("März 2010");
        assertThat(GERMAN.time(LocalTime.of(9, 5))).isEqualTo("09:05");
        assertThat(GERMAN.time(LocalTime.of(9, 5, 7))).isEqualTo("09:05:07");
        assertThat(GERMAN.dayAndTime("So 14. März", "09:05")).isEqualTo("So 14. März, 09:05");
    }

    @Test
    void spansAndFigures() {
        assertThat(GERMAN.fromTo("09:05", "10:00")).isEqualTo("09:05 bis 10:00");
        assertThat(GERMAN.since("09:05")).isEqualTo("seit 09:05");
        assertThat(GERMAN.about("09:05")).isEqualTo("etwa 09:05");
        assertThat(GERMAN.onAndOff("09:05 bis 10:00")).isEqualTo("zeitweise, 09:05 bis 10:00");
        assertThat(GERMAN.within("2 h")).isEqualTo("innerhalb von 2 h");
        assertThat(GERMAN.days(2) + " " + GERMAN.hours(3)).isEqualTo("2 d 3 h");
        assertThat(GERMAN.minutes(1234)).isEqualTo("1.234 min");
        assertThat(GERMAN.seconds(5)).isEqualTo("5 s");
        assertThat(GERMAN.percent(9905)).isEqualTo("99,05 %");
        assertThat(GERMAN.lessThanASecond()).isEqualTo("unter 1 s");
        assertThat(GERMAN.lessThanAMinute()).isEqualTo("weniger als eine Minute");
        assertThat(GERMAN.nothingShown()).endsWith(".");
    }
}
