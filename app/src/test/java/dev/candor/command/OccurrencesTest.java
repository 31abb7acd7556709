package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Planned;
import dev.candor.model.Recurrence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

class OccurrencesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private static List<String> next(String rule, String start, ZoneId zone, int count) {
        var first = LocalDateTime.parse(start);
        var recurrence = Recurrence.of(rule).from(first, first);
        var all = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var next = Occurrences.next(recurrence, zone, first);
            if (next.isEmpty()) {
                break;
            }
            all.add(next.get().toString());
            recurrence = recurrence.upTo(next.get());
        }
        return all;
    }

    @Test
    void theWallClockStaysTheSameOverBothClockChanges() {
        assertThat(next("FREQ=WEEKLY;BYDAY=SU", "2026-03-22T04:00", VIENNA, 2))
                .containsExactly("2026-03-29T04:00", "2026-04-05T04:00");
        assertThat(instant("2026-03-22T04:00", VIENNA)).isEqualTo("2026-03-22T03:00:00Z");
        assertThat(instant("2026-03-29T04:00", VIENNA)).isEqualTo("2026-03-29T02:00:00Z");
        assertThat(instant("2026-10-18T04:00", VIENNA)).isEqualTo("2026-10-18T02:00:00Z");
        assertThat(instant("2026-10-25T04:00", VIENNA)).isEqualTo("2026-10-25T03:00:00Z");
    }

    @Test
    void anHourThatTheClocksSkipIsLeftOut() {
        assertThat(next("FREQ=WEEKLY;BYDAY=SU", "2026-03-01T02:30", NEW_YORK, 2))
                .containsExactly("2026-03-15T02:30", "2026-03-22T02:30");
    }

    @Test
    void anHourThatExistsTwiceMeansItsFirst() {
        assertThat(next("FREQ=WEEKLY;BYDAY=SU", "2026-10-25T01:30", NEW_YORK, 1))
                .containsExactly("2026-11-01T01:30");
        assertThat(instant("2026-11-01T01:30", NEW_YORK)).isEqualTo("2026-11-01T05:30:00Z");
    }

    @Test
    void aRuleEndsByCountOrByAnInstant() {
        assertThat(next("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", "2026-01-06T02:00", VIENNA, 9))
                .containsExactly("2026-02-03T02:00", "2026-03-03T02:00");
        assertThat(next("FREQ=DAILY;UNTIL=20260103T010000Z", "2026-01-01T02:00", VIENNA, 9))
                .containsExactly("2026-01-02T02:00", "2026-01-03T02:00");
    }

    @Test
    void whatWasMissedIsLeftOut() {
        var first = LocalDateTime.parse("2020-01-05T02:00");
        var recurrence = Recurrence.of("FREQ=WEEKLY;BYDAY=SU").from(first, first);
        var now = LocalDateTime.parse("2026-01-07T12:00");
        assertThat(Occurrences.next(recurrence, VIENNA, now))
                .hasValue(LocalDateTime.parse("2026-01-11T02:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FREQ=HOURLY", "FREQ=SECONDLY;COUNT=5", "weekly", "FREQ=WEEKLY;BYDAY=XX"})
    void aRuleThatIsNoneOrComesTooOftenIsRefused(String rule) {
        assertThat(Occurrences.problem(rule)).isPresent();
    }

    private static String instant(String local, ZoneId zone) {
        return Plan.start(new Planned(LocalDateTime.parse(local), null, zone)).toString();
    }
}
