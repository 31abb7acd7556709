package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Occasion;
import dev.candor.model.TellingRules;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

/** The map {@code telling}. */
final class TellingReaderTest {
    @Test
    void everyKeyIsReadAndTheLongestReminderComesFirst() {
        var text =
                """
                telling:
                  remind-before: [1h, 7d, 1d]
                  overrun-after: 15m
                  leave-out: [widened, explained]
                """;
        assertThat(valid(PAGE + text).telling())
                .isEqualTo(
                        new TellingRules(
                                java.util.List.of(
                                        Duration.ofDays(7),
                                        Duration.ofDays(1),
                                        Duration.ofHours(1)),
                                Duration.ofMinutes(15),
                                Set.of(Occasion.WIDENED, Occasion.EXPLAINED)));
        assertThat(valid(PAGE + text).toString()).contains("remind-before: [7d, 1d, 1h]");
    }

    @Test
    void whatIsNotSaidIsUsualAndAnEmptyListMeansNever() {
        assertThat(valid(PAGE).telling()).isEqualTo(TellingRules.DEFAULT);
        assertThat(valid(PAGE + "telling: {overrun-after: 0s}\n").telling())
                .isEqualTo(
                        new TellingRules(
                                TellingRules.DEFAULT.remindBefore(), Duration.ZERO, Set.of()));
        assertThat(valid(PAGE + "telling: {remind-before: []}\n").telling().remindBefore())
                .isEmpty();
    }

    @Test
    void eachProblemSaysWhereAndWhat() {
        assertThat(wrong("telling: {remind-before: [30s]}"))
                .contains("candor.yaml:2:27 telling.remind-before[0]", "1m");
        assertThat(wrong("telling:\n  remind-before: [1d, 91d]"))
                .contains("candor.yaml:3:23 telling.remind-before[1]", "90d");
        assertThat(wrong("telling:\n  remind-before: [1d, 24h]"))
                .contains("candor.yaml:3:23 telling.remind-before[1]: this reminder stands here");
        assertThat(wrong("telling: {remind-before: [1h, 2h, 3h, 4h, 5h, 6h, 7h, 8h, 9h]}"))
                .contains("telling.remind-before[8]: there are more than 8 reminders");
        assertThat(wrong("telling: {overrun-after: 8d}"))
                .contains("candor.yaml:2:26 telling.overrun-after", "7d");
        assertThat(wrong("telling:\n  leave-out: [reminder]"))
                .contains("candor.yaml:3:15 telling.leave-out[0]", "reminded");
        assertThat(wrong("telling:\n  leave-out: [started, not_affected]"))
                .contains("candor.yaml:3:24 telling.leave-out[1]");
        assertThat(wrong("telling: {remind-befor: [1d]}"))
                .contains("candor.yaml:2:11", "did you mean 'remind-before'?");
        assertThat(wrong("telling: [1d]")).contains("candor.yaml:2:10 telling");
    }

    private static String wrong(String text) {
        return String.join("\n", problems(PAGE + text + "\n"));
    }
}
