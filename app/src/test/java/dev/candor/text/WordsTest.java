package dev.candor.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.text.Levels.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

class WordsTest {
    private static final Locale ENGLISH = Locale.ENGLISH;

    @ParameterizedTest
    @EnumSource
    void everyStateHasAWordAndASentence(NoticeState state) {
        assertThat(Lifecycle.word(state, ENGLISH)).matches("[a-z ]+");
        assertThat(Lifecycle.suffix(state, ENGLISH))
                .isEqualTo("(" + Lifecycle.word(state, ENGLISH) + ")");
        assertThat(Lifecycle.sentence(state, ENGLISH)).matches("[A-Z][a-z ;]+[.]");
    }

    @Test
    void theWordsOfTheLifecycle() {
        assertThat(Lifecycle.suffix(NoticeState.RESOLVED, ENGLISH)).isEqualTo("(resolved)");
        assertThat(Lifecycle.word(NoticeState.IN_PROGRESS, ENGLISH)).isEqualTo("in progress");
        assertThat(Arrays.stream(NoticeKind.values()).map(kind -> Lifecycle.kind(kind, ENGLISH)))
                .containsExactly("Incident", "Maintenance", "Announcement");
        var sentences =
                Arrays.stream(NoticeState.values())
                        .map(state -> Lifecycle.sentence(state, ENGLISH));
        assertThat(sentences).doesNotHaveDuplicates();
    }

    @Test
    void anotherLanguageIsAnsweredInEnglish() {
        assertThat(Levels.word(Level.OPERATIONAL, Locale.FRENCH)).isEqualTo("Working");
        assertThat(Words.of(Locale.FRENCH).locale()).isEqualTo(ENGLISH);
    }

    @Test
    void theWordsOfTheLevels() {
        assertThat(Arrays.stream(Level.values()).map(level -> Levels.word(level, ENGLISH)))
                .containsExactly(
                        "Working",
                        "Unknown",
                        "Maintenance",
                        "Degraded",
                        "Partial outage",
                        "Major outage");
        assertThat(Levels.lowerCaseWord(Level.PARTIAL_OUTAGE, ENGLISH)).isEqualTo("partial outage");
        assertThat(
                        Arrays.stream(Level.values())
                                .map(level -> Levels.lowerCaseWord(level, Locale.GERMAN)))
                .containsExactly(
                        "in Betrieb",
                        "unbekannt",
                        "Wartung",
                        "beeinträchtigt",
                        "Teilausfall",
                        "Ausfall");
    }

    /** O operational, ? unknown, M maintenance, G degraded, P partial, X major; names a, b, c. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''  | Nothing is shown here yet.
                    O   | All systems are working.
                    OOO | All systems are working.
                    OX  | b is down.
                    X   | a is down.
                    XX  | All systems are down.
                    OXX | Some systems are down.
                    GPX | c is down.
                    OPP | Some systems are partly down.
                    OP  | b is partly down.
                    PP  | All systems are partly down.
                    OG  | b is degraded.
                    OGG | Some systems are degraded.
                    GG  | All systems are degraded.
                    OM  | b is under maintenance.
                    OMM | Some systems are under maintenance.
                    MM  | All systems are under maintenance.
                    O?  | The state of b is not known.
                    O?? | The state of some systems is not known; all others are working.
                    ??  | The state of our systems is not known.
                    """)
    void oneSentenceSaysHowEverythingIs(String levels, String sentence) {
        var standings = new ArrayList<Standing>();
        for (var i = 0; i < levels.length(); i++) {
            standings.add(new Standing("abc".substring(i, i + 1), level(levels.charAt(i))));
        }
        assertThat(Levels.overall(standings, ENGLISH)).isEqualTo(sentence);
    }

    @Test
    void everyLevelHasItsSentences() {
        for (var level : Level.values()) {
            var words = Words.of(ENGLISH);
            for (var sentence :
                    List.of(words.all(level), words.some(level), words.only("app", level))) {
                assertThat(sentence).endsWith(".").doesNotContain("  ");
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}; {2}")
    @CsvSource(
            textBlock =
                    """
                    PT0S,         0 s,        less than a minute
                    PT-5S,        0 s,        less than a minute
                    PT0.9S,       0 s,        less than a minute
                    PT45S,        45 s,       less than a minute
                    PT59.999S,    59 s,       less than a minute
                    PT1M,         1 min,      1 min
                    PT20M,        20 min,     20 min
                    PT7M53S,      7 min 53 s, 7 min
                    PT1H,         1 h,        1 h
                    PT1H27M,      1 h 27 min, 1 h 27 min
                    PT1H27M59S,   1 h 27 min, 1 h 27 min
                    PT1H0M5S,     1 h,        1 h
                    PT51H,        2 d 3 h,    2 d 3 h
                    PT48H30M,     2 d,        2 d
                    PT2400H,      100 d,      100 d
                    """)
    void durationsAreCutOffAfterTwoUnits(Duration duration, String text, String toTheMinute) {
        assertThat(DurationText.of(duration, ENGLISH)).isEqualTo(text);
        assertThat(DurationText.toTheMinute(duration, ENGLISH)).isEqualTo(toTheMinute);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100.00 %",
        "99.999999, 99.99 %",
        "99.87, 99.87 %",
        "0.29, 0.29 %",
        "0.001, 0.00 %",
        "0, 0.00 %",
        "-1, 0.00 %",
        "101, 100.00 %"
    })
    void percentagesAreNeverRoundedUp(double percent, String text) {
        assertThat(PercentText.of(percent, ENGLISH)).isEqualTo(text);
    }

    private static Level level(char letter) {
        return switch (letter) {
            case 'O' -> Level.OPERATIONAL;
            case 'M' -> Level.UNDER_MAINTENANCE;
            case 'G' -> Level.DEGRADED_PERFORMANCE;
            case 'P' -> Level.PARTIAL_OUTAGE;
            case 'X' -> Level.MAJOR_OUTAGE;
            default -> Level.UNKNOWN;
        };
    }
}
