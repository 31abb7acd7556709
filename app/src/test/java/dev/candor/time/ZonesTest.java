package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

class ZonesTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Test
    void aLocalTimeThatExistsOnceIsExact() {
        assertThat(Zones.resolve(LocalDateTime.parse("2010-01-21T14:44"), PACIFIC))
                .isEqualTo(new Resolved.Exact(Instant.parse("2010-01-21T22:44:00Z")));
        assertThat(Zones.resolve(LocalDateTime.parse("2010-07-21T14:44"), PACIFIC))
                .isEqualTo(new Resolved.Exact(Instant.parse("2010-07-21T21:44:00Z")));
    }

    @Test
    void aLocalTimeThatTheClocksSkipIsAGap() {
        assertThat(Zones.resolve(LocalDateTime.parse("2010-03-14T02:30"), PACIFIC))
                .isEqualTo(
                        new Resolved.Gap(
                                LocalDateTime.parse("2010-03-14T02:00"),
                                LocalDateTime.parse("2010-03-14T03:00"),
                                Instant.parse("2010-03-14T10:00:00Z")));
    }

    @Test
    void aLocalTimeThatComesTwiceIsAnOverlap() {
        assertThat(Zones.resolve(LocalDateTime.parse("2010-11-07T01:30"), PACIFIC))
                .isEqualTo(
                        new Resolved.Overlap(
                                Instant.parse("2010-11-07T08:30:00Z"),
                                Instant.parse("2010-11-07T09:30:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2010-01-21T14:44, 2010-01-21T22:44:00Z",
        "2010-03-14T02:30, 2010-03-14T10:30:00Z",
        "2010-11-07T01:30, 2010-11-07T08:30:00Z"
    })
    void aPlanAlwaysHasAnInstant(LocalDateTime local, Instant instant) {
        assertThat(Zones.instant(local, PACIFIC)).isEqualTo(instant);
    }

    @ParameterizedTest(name = "{1} in {0} lasts {2} h")
    @CsvSource({
        "America/Los_Angeles, 2010-01-21, 24",
        "America/Los_Angeles, 2010-03-14, 23",
        "America/Los_Angeles, 2010-11-07, 25",
        "UTC, 2010-03-14, 24",
        // midnight itself was skipped
        "America/Sao_Paulo, 2010-10-17, 23",
        // the whole day was
        "Pacific/Apia, 2011-12-30, 0"
    })
    void daysHaveTheLengthThatTheyHadThere(ZoneId zone, LocalDate day, int hours) {
        var length = Duration.between(Zones.startOfDay(day, zone), Zones.endOfDay(day, zone));
        assertThat(length).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aDayWithoutMidnightStartsAtItsFirstTime() {
        var zone = ZoneId.of("America/Sao_Paulo");
        var start = Zones.startOfDay(LocalDate.of(2010, 10, 17), zone);
        assertThat(start.atZone(zone).toLocalTime()).hasToString("01:00");
        assertThat(Zones.day(start, zone)).isEqualTo(LocalDate.of(2010, 10, 17));
        assertThat(Zones.day(start.minusNanos(1), zone)).isEqualTo(LocalDate.of(2010, 10, 16));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}, {3}")
    @CsvSource(
            textBlock =
                    """
                    America/Los_Angeles, 2010-01-21T22:44:00Z, PST,       -08:00
                    America/Los_Angeles, 2010-07-21T21:44:00Z, PDT,       -07:00
                    America/Los_Angeles, 2010-03-14T09:59:59Z, PST,       -08:00
                    America/Los_Angeles, 2010-03-14T10:00:00Z, PDT,       -07:00
                    America/New_York,    2010-07-21T21:44:00Z, EDT,       -04:00
                    America/Phoenix,     2010-07-21T21:44:00Z, MST,       -07:00
                    Pacific/Honolulu,    2010-07-21T21:44:00Z, HST,       -10:00
                    America/Adak,        2010-07-21T21:44:00Z, HDT,       -09:00
                    Europe/London,       2010-01-21T12:00:00Z, GMT,       +00:00
                    Europe/London,       2010-07-21T12:00:00Z, BST,       +01:00
                    Europe/Berlin,       2010-01-21T12:00:00Z, CET,       +01:00
                    Europe/Berlin,       2010-07-21T12:00:00Z, CEST,      +02:00
                    Europe/Dublin,       2010-07-21T12:00:00Z, IST,       +01:00
                    Europe/Moscow,       2010-07-21T12:00:00Z, UTC+04:00, +04:00
                    Europe/Istanbul,     2026-07-21T12:00:00Z, UTC+03:00, +03:00
                    Asia/Kolkata,        2010-07-21T12:00:00Z, IST,       +05:30
                    Asia/Kathmandu,      2010-07-21T12:00:00Z, UTC+05:45, +05:45
                    Asia/Tokyo,          2010-07-21T12:00:00Z, JST,       +09:00
                    America/Sao_Paulo,   2010-07-21T12:00:00Z, UTC-03:00, -03:00
                    Australia/Lord_Howe, 2010-07-21T12:00:00Z, UTC+10:30, +10:30
                    Africa/Casablanca,   2026-07-21T12:00:00Z, UTC+01:00, +01:00
                    UTC,                 2010-07-21T12:00:00Z, UTC,       +00:00
                    Etc/UTC,             2010-07-21T12:00:00Z, UTC,       +00:00
                    Z,                   2010-07-21T12:00:00Z, UTC,       +00:00
                    GMT,                 2010-07-21T12:00:00Z, GMT,       +00:00
                    Etc/Greenwich,       2010-07-21T12:00:00Z, GMT,       +00:00
                    Etc/GMT+5,           2010-07-21T12:00:00Z, UTC-05:00, -05:00
                    -08:00,              2010-07-21T12:00:00Z, UTC-08:00, -08:00
                    """)
    void eachInstantHasTheNameAndOffsetInForceThen(
            ZoneId zone, Instant instant, String name, String offset) {
        assertThat(Zones.abbreviation(instant, zone, Locale.ENGLISH)).isEqualTo(name);
        assertThat(Zones.offset(instant, zone)).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({"de", "fr", "ja", "ar"})
    void inAnyLanguageTheNameIsOneThatTheZoneHas(String language) {
        var instant = Instant.parse("2010-01-21T22:44:00Z");
        assertThat(Zones.abbreviation(instant, PACIFIC, Locale.of(language))).isEqualTo("PST");
    }

    @Test
    void everyZoneHasANameAtEveryTime() {
        for (var id : ZoneId.getAvailableZoneIds()) {
            for (var instant = Instant.parse("2009-01-15T12:00:00Z");
                    instant.isBefore(Instant.parse("2012-01-01T00:00:00Z"));
                    instant = instant.plus(Duration.ofDays(91))) {
                assertThat(Zones.abbreviation(instant, ZoneId.of(id), Locale.ENGLISH))
                        .as(id)
                        .matches("[A-Z][A-Za-z]{1,4}|UTC[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?");
            }
        }
    }

    @Test
    void onlyZonesThatNeverDifferFromUtcAreUtc() {
        assertThat(Zones.isUtc(ZoneId.of("UTC"))).isTrue();
        assertThat(Zones.isUtc(ZoneId.of("Etc/UTC"))).isTrue();
        assertThat(Zones.isUtc(ZoneOffset.UTC)).isTrue();
        assertThat(Zones.isUtc(ZoneId.of("Europe/London"))).isFalse();
        assertThat(Zones.isUtc(ZoneOffset.ofHours(1))).isFalse();
    }
}
