package dev.candor.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Precision;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;

class TimeTextTest {
    private static final TimeText PACIFIC = in("America/Los_Angeles");
    private static final TimeText UTC = in("UTC");

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # one day there and in UTC
                    2009-12-04T20:35:00Z | 2009-12-04T20:55:00Z | 12:35–12:55 PST · 20:35–20:55 UTC · 20 min
                    # the entry that the old page had an hour off
                    2010-01-21T22:44:00Z | 2010-01-22T17:11:00Z | 14:44 PST – Fri 22 Jan, 09:11 PST · 22:44 – Fri 22 Jan, 17:11 UTC · 18 h 27 min
                    # UTC is on the next day already
                    2010-01-24T07:00:00Z | 2010-01-24T07:59:00Z | 23:00–23:59 PST · Sun 24 Jan, 07:00–07:59 UTC · 59 min
                    # over midnight there, not in UTC
                    2009-11-03T06:40:00Z | 2009-11-03T08:07:00Z | 22:40 PST – Tue 3 Nov, 00:07 PST · Tue 3 Nov, 06:40–08:07 UTC · 1 h 27 min
                    # summer
                    2010-09-02T09:03:00Z | 2010-09-02T09:10:00Z | 02:03–02:10 PDT · 09:03–09:10 UTC · 7 min
                    # the clocks are put forward, and back, in between
                    2010-03-14T09:30:00Z | 2010-03-14T10:30:00Z | 01:30 PST – 03:30 PDT · 09:30–10:30 UTC · 1 h
                    2010-11-07T08:30:00Z | 2010-11-07T09:10:00Z | 01:30 PDT – 01:10 PST · 08:30–09:10 UTC · 40 min
                    # over the end of a year: the new year is named
                    2010-01-01T06:00:00Z | 2010-01-01T10:00:00Z | 22:00 PST – Fri 1 Jan 2010, 02:00 PST · Fri 1 Jan 2010, 06:00–10:00 UTC · 4 h
                    # seconds where there are any
                    2010-01-21T22:44:07Z | 2010-01-21T22:52:00Z | 14:44:07–14:52 PST · 22:44:07–22:52 UTC · 7 min 53 s
                    2010-01-21T22:44:00.900Z | 2010-01-21T22:52:31.200Z | 14:44–14:52:31 PST · 22:44–22:52:31 UTC · 8 min 30 s
                    # a moment
                    2010-01-21T22:44:00Z | 2010-01-21T22:44:00Z | 14:44 PST · 22:44 UTC
                    """)
    void aWindowUnderTheHeadingOfItsDay(Instant start, Instant end, String line) {
        assertThat(PACIFIC.window(Window.of(start, end), PACIFIC.day(start)).line())
                .isEqualTo(line);
    }

    @Test
    void thePiecesMayStandApart() {
        assertThat(window(PACIFIC, "2009-12-04T20:35:00Z", "2009-12-04T20:55:00Z", Precision.EXACT))
                .isEqualTo(new WindowText("12:35–12:55 PST", "20:35–20:55 UTC", "20 min"));
    }

    @Test
    void withNoHeadingInSightTheStartSaysItsDayAndYear() {
        var window =
                Window.of(
                        Instant.parse("2010-01-21T22:44:00Z"),
                        Instant.parse("2010-01-22T17:11:00Z"));
        assertThat(PACIFIC.window(window, null).line())
                .isEqualTo(
                        "Thu 21 Jan 2010, 14:44 PST – Fri 22 Jan, 09:11 PST"
                                + " · 22:44 – Fri 22 Jan, 17:11 UTC · 18 h 27 min");
    }

    @Test
    void underTheHeadingOfAnotherDayTheStartSaysItsDay() {
        var window = Window.of(Instant.parse("2010-01-21T22:44:00Z"), null);
        assertThat(PACIFIC.window(window, LocalDate.of(2010, 1, 22)).line())
                .isEqualTo("since Thu 21 Jan, 14:44 PST (22:44 UTC)");
        assertThat(PACIFIC.window(window, LocalDate.of(2011, 1, 22)).line())
                .isEqualTo("since Thu 21 Jan 2010, 14:44 PST (22:44 UTC)");
    }

    @Test
    void aPageInUtcSaysUtcOnce() {
        assertThat(window(UTC, "2010-01-21T22:44:00Z", "2010-01-22T17:11:00Z", Precision.EXACT))
                .isEqualTo(new WindowText("22:44 – Fri 22 Jan, 17:11 UTC", "", "18 h 27 min"));
        assertThat(window(UTC, "2010-01-21T22:44:00Z", null, Precision.EXACT).line())
                .isEqualTo("since 22:44 UTC");
        assertThat(UTC.instant(Instant.parse("2010-01-21T22:44:00Z"), LocalDate.of(2010, 1, 21)))
                .isEqualTo("22:44 UTC");
    }

    @Test
    void aZoneWithoutLettersShowsItsOffset() {
        var nepal = in("Asia/Kathmandu");
        assertThat(window(nepal, "2010-01-21T10:00:00Z", "2010-01-21T10:20:00Z", Precision.EXACT))
                .isEqualTo(new WindowText("15:45–16:05 UTC+05:45", "10:00–10:20 UTC", "20 min"));
    }

    @Test
    void whatLastsIsSinceItsStart() {
        assertThat(window(PACIFIC, "2010-01-21T22:44:00Z", null, Precision.EXACT))
                .isEqualTo(new WindowText("since 14:44 PST (22:44 UTC)", "", ""));
        assertThat(window(PACIFIC, "2010-01-22T01:44:00Z", null, Precision.EXACT).line())
                .isEqualTo("since 17:44 PST (Fri 22 Jan, 01:44 UTC)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ABOUT        | about 12:35–12:55 PST · 20:35–20:55 UTC · about 20 min | since about 12:35 PST (20:35 UTC)
                    INTERMITTENT | on and off, 12:35–12:55 PST · 20:35–20:55 UTC · within 20 min | on and off, since 12:35 PST (20:35 UTC)
                    """)
    void whatIsNotExactSaysSo(Precision precision, String over, String lasting) {
        var start = "2009-12-04T20:35:00Z";
        assertThat(window(PACIFIC, start, "2009-12-04T20:55:00Z", precision).line())
                .isEqualTo(over);
        assertThat(window(PACIFIC, start, null, precision).line()).isEqualTo(lasting);
        assertThat(window(PACIFIC, start, start, precision).duration()).isEmpty();
    }

    @Test
    void anInstantStandsInBothZones() {
        var instant = Instant.parse("2010-01-22T00:33:00Z");
        var thatDay = LocalDate.of(2010, 1, 21);
        assertThat(PACIFIC.instant(instant, thatDay))
                .isEqualTo("16:33 PST · Fri 22 Jan, 00:33 UTC");
        assertThat(PACIFIC.instant(instant, null))
                .isEqualTo("Thu 21 Jan 2010, 16:33 PST · Fri 22 Jan, 00:33 UTC");
        assertThat(PACIFIC.local(instant, thatDay)).isEqualTo("16:33 PST");
    }

    @Test
    void daysAreWrittenOut() {
        var second = LocalDate.of(2009, 11, 2);
        assertThat(PACIFIC.day(LocalDate.of(2009, 12, 4))).isEqualTo("Friday, 4 December 2009");
        assertThat(PACIFIC.days(second, second.plusDays(1)))
                .isEqualTo("Monday, 2 November – Tuesday, 3 November 2009");
        assertThat(PACIFIC.days(second, second)).isEqualTo("Monday, 2 November 2009");
        assertThat(PACIFIC.days(LocalDate.of(2009, 12, 31), LocalDate.of(2010, 1, 1)))
                .isEqualTo("Thursday, 31 December 2009 – Friday, 1 January 2010");
        assertThat(PACIFIC.fromTo(LocalDate.of(2009, 12, 5), LocalDate.of(2010, 1, 20)))
                .isEqualTo("5 December 2009 to 20 January 2010");
        assertThat(PACIFIC.fromTo(LocalDate.of(2010, 1, 5), LocalDate.of(2010, 2, 20)))
                .isEqualTo("5 January to 20 February 2010");
        assertThat(PACIFIC.month(YearMonth.of(2009, 9))).isEqualTo("September 2009");
    }

    private static WindowText window(
            TimeText text, String start, @Nullable String end, Precision precision) {
        var from = Instant.parse(start);
        return text.window(
                from, end == null ? null : Instant.parse(end), precision, text.day(from));
    }

    private static TimeText in(String zone) {
        return new TimeText(ZoneId.of(zone), Locale.ENGLISH);
    }
}
