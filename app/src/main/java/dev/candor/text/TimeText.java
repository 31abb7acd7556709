package dev.candor.text;

import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Window;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants, windows and days in words. Each instant has the abbreviation that is in force at that
 * instant; UTC stands beside it, once; a date is written where it differs from the one that the
 * reader has in mind, which is that of the heading, then that of the start; seconds are written
 * where they are not zero.
 */
public final class TimeText {
    private final ZoneId zone;
    private final Locale locale;
    private final Words words;

    /** For a page in that zone and language. */
    public TimeText(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.locale = locale;
        this.words = Words.of(locale);
    }

    /** As {@link #window(Instant, Instant, Precision, LocalDate)}, of what a notice states. */
    public WindowText window(Window window, @Nullable LocalDate heading) {
        return window(window.start(), window.end(), window.precision(), heading);
    }

    /**
     * A window: {@code 12:35–12:55 PST}, {@code 14:44 PST – Fri 22 Jan, 09:11 PST}, {@code 01:30
     * PDT – 01:10 PST}; while it lasts {@code since 14:44 PST (22:44 UTC)}.
     *
     * @param end null while it lasts
     * @param heading the day that it stands under; null where no day is in sight, and then the
     *     start says its own with its year
     */
    public WindowText window(
            Instant start,
            @Nullable Instant end,
            Precision precision,
            @Nullable LocalDate heading) {
        if (end == null) {
            return new WindowText(since(start, precision, heading), "", "");
        }
        var local = range(start, end, zone, heading);
        var utc = Zones.isUtc(zone) ? "" : range(start, end, ZoneOffset.UTC, day(start));
        var length = Duration.between(start, end);
        var duration = length.isZero() ? "" : DurationText.of(length, locale);
        return switch (precision) {
            case EXACT -> new WindowText(local, utc, duration);
            case ABOUT ->
                    new WindowText(
                            words.about(local),
                            utc,
                            duration.isEmpty() ? "" : words.about(duration));
            case INTERMITTENT ->
                    new WindowText(
                            words.onAndOff(local),
                            utc,
                            duration.isEmpty() ? "" : words.within(duration));
        };
    }

    /** A plan in one line, as a window; only its start when no end is planned. */
    public String planned(Planned planned) {
        var start = Zones.instant(planned.start(), planned.zone());
        var end = planned.end();
        return end == null
                ? instant(start, null)
                : window(start, Zones.instant(end, planned.zone()), Precision.EXACT, null).line();
    }

    /** {@code since 14:44 PST (22:44 UTC)}; of what comes and goes {@code on and off, since …}. */
    public String since(Instant start, Precision precision, @Nullable LocalDate heading) {
        var local = moment(start, zone, heading);
        var when =
                Zones.isUtc(zone)
                        ? local
                        : local + " (" + moment(start, ZoneOffset.UTC, day(start)) + ")";
        return switch (precision) {
            case EXACT -> words.since(when);
            case ABOUT -> words.since(words.about(when));
            case INTERMITTENT -> words.onAndOff(words.since(when));
        };
    }

    /** {@code 16:33 PST · Fri 22 Jan, 00:33 UTC}; the heading as in {@link #window}. */
    public String instant(Instant instant, @Nullable LocalDate heading) {
        var local = moment(instant, zone, heading);
        return Zones.isUtc(zone)
                ? local
                : local + " · " + moment(instant, ZoneOffset.UTC, day(instant));
    }

    /** Only by the page's zone: {@code 16:33 PST}; the heading as in {@link #window}. */
    public String local(Instant instant, @Nullable LocalDate heading) {
        return moment(instant, zone, heading);
    }

    /** From one to another by this zone only, each with its date; an end that is null lasts. */
    public String local(Instant start, @Nullable Instant end) {
        return end == null ? words.since(moment(start, zone, null)) : range(start, end, zone, null);
    }

    /** The page's day at that instant. */
    public LocalDate day(Instant instant) {
        return Zones.day(instant, zone);
    }

    /** {@code Friday, 4 December 2009}. */
    public String day(LocalDate day) {
        return words.longDay(day, true);
    }

    /** {@code Monday, 2 November – Tuesday, 3 November 2009}; one day alone when both are one. */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        var withYear = first.getYear() != last.getYear();
        return words.longDay(first, withYear) + " – " + words.longDay(last, true);
    }

    /**
     * In a sentence: {@code 5 December 2009 to 20 January 2010}, {@code 3 to} … never shortened;
     * the first year is left out where both share it.
     */
    public String fromTo(LocalDate first, LocalDate last) {
        var withYear = first.getYear() != last.getYear();
        return words.fromTo(words.dayOfMonth(first, withYear), words.dayOfMonth(last, true));
    }

    /** {@code December 2009}. */
    public String month(YearMonth month) {
        return words.month(month);
    }

    private String range(Instant start, Instant end, ZoneId in, @Nullable LocalDate reader) {
        var first = Zones.day(start, in);
        var last = Zones.day(end, in);
        var before = Zones.abbreviation(start, in, locale);
        var after = Zones.abbreviation(end, in, locale);
        var from = dated(start, in, reader);
        var to = dated(end, in, first);
        if (start.truncatedTo(ChronoUnit.SECONDS).equals(end.truncatedTo(ChronoUnit.SECONDS))) {
            return from + " " + before;
        }
        if (!before.equals(after)) {
            return from + " " + before + " – " + to + " " + after;
        }
        if (first.equals(last)) {
            return from + "–" + to + " " + after;
        }
        return Zones.isUtc(in)
                ? from + " – " + to + " " + after
                : from + " " + before + " – " + to + " " + after;
    }

    private String moment(Instant instant, ZoneId in, @Nullable LocalDate reader) {
        return dated(instant, in, reader) + " " + Zones.abbreviation(instant, in, locale);
    }

    /** The time, with its day where that is not the one that the reader has in mind. */
    private String dated(Instant instant, ZoneId in, @Nullable LocalDate reader) {
        var local = instant.atZone(in);
        var time = words.time(local.toLocalTime());
        var day = local.toLocalDate();
        if (day.equals(reader)) {
            return time;
        }
        var withYear = reader == null || reader.getYear() != day.getYear();
        return words.dayAndTime(words.shortDay(day, withYear), time);
    }
}
