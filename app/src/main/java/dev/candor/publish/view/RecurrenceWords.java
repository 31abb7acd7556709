package dev.candor.publish.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule of recurrence (RFC 5545 §3.3.10) as a sentence, for the rules that maintenance has: {@code
 * Every month on the third Saturday; 3 times in all.} Of any other rule there is no sentence.
 */
final class RecurrenceWords {
    private static final Map<String, String> UNITS =
            Map.of("DAILY", "day", "WEEKLY", "week", "MONTHLY", "month", "YEARLY", "year");
    private static final Map<String, String> DAYS =
            Map.of(
                    "MO",
                    "Monday",
                    "TU",
                    "Tuesday",
                    "WE",
                    "Wednesday",
                    "TH",
                    "Thursday",
                    "FR",
                    "Friday",
                    "SA",
                    "Saturday",
                    "SU",
                    "Sunday");
    private static final Map<String, String> PLACES =
            Map.of(
                    "1",
                    "first",
                    "2",
                    "second",
                    "3",
                    "third",
                    "4",
                    "fourth",
                    "5",
                    "fifth",
                    "-1",
                    "last",
                    "-2",
                    "last but one");
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST");
    private static final Pattern DAY = Pattern.compile("\\+?(-?\\d)?([A-Z]{2})");

    /** UNTIL as the RFC writes it: a date, perhaps with a time, perhaps of UTC. */
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX", Locale.ROOT);

    private static final int DATE_LENGTH = 8;

    private final Map<String, String> parts;
    private final ZoneId zone;
    private final Locale locale;

    private RecurrenceWords(Map<String, String> parts, ZoneId zone, Locale locale) {
        this.parts = parts;
        this.zone = zone;
        this.locale = locale;
    }

    /**
     * The sentence; empty when there is none for such a rule.
     *
     * @param rule without its name: {@code FREQ=WEEKLY;BYDAY=SU}
     * @param zone of the plan
     */
    static Optional<String> of(String rule, ZoneId zone, Locale locale) {
        var parts = new HashMap<String, String>();
        for (var part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
            var pair = part.split("=", 2);
            if (pair.length < 2 || !KNOWN.contains(pair[0])) {
                return Optional.empty();
            }
            parts.put(pair[0], pair[1]);
        }
        return new RecurrenceWords(parts, zone, locale).sentence();
    }

    private Optional<String> sentence() {
        var unit = UNITS.get(parts.getOrDefault("FREQ", ""));
        if (unit == null) {
            return Optional.empty();
        }
        var interval = parts.getOrDefault("INTERVAL", "1");
        var every = interval.equals("1") ? "Every " + unit : "Every " + interval + " " + unit + "s";
        return on(unit).flatMap(on -> end().map(end -> every + on + end + "."));
    }

    /** On which days of the unit; nothing where the plan's own day says it. */
    private Optional<String> on(String unit) {
        var weekdays = parts.getOrDefault("BYDAY", "");
        var monthdays = parts.getOrDefault("BYMONTHDAY", "");
        if (weekdays.isEmpty() && monthdays.isEmpty()) {
            return Optional.of("");
        }
        if (!weekdays.isEmpty() && !monthdays.isEmpty()) {
            return Optional.empty();
        }
        var named = new ArrayList<String>();
        for (var day : (weekdays + monthdays).split(",", -1)) {
            var word = weekdays.isEmpty() ? monthday(unit, day) : weekday(unit, day);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            named.add(word.get());
        }
        var last = named.removeLast();
        return Optional.of(
                " on " + (named.isEmpty() ? "" : String.join(", ", named) + " and ") + last);
    }

    /** With its place in a month; a place means nothing in a week, and a year has too many. */
    private static Optional<String> weekday(String unit, String day) {
        var found = DAY.matcher(day);
        if (!found.matches() || unit.equals("year")) {
            return Optional.empty();
        }
        var name = DAYS.get(found.group(2));
        if (name == null) {
            return Optional.empty();
        }
        var place = found.group(1);
        if (place == null) {
            return unit.equals("month") ? Optional.of("each " + name) : Optional.of(name);
        }
        return unit.equals("month")
                ? Optional.ofNullable(PLACES.get(place)).map(word -> "the " + word + " " + name)
                : Optional.empty();
    }

    private static Optional<String> monthday(String unit, String day) {
        if (!unit.equals("month")) {
            return Optional.empty();
        }
        return switch (day) {
            case "-1" -> Optional.of("the last day");
            case "1", "21", "31" -> Optional.of("the " + day + "st");
            case "2", "22" -> Optional.of("the " + day + "nd");
            case "3", "23" -> Optional.of("the " + day + "rd");
            default ->
                    day.matches("\\d{1,2}") ? Optional.of("the " + day + "th") : Optional.empty();
        };
    }

    private Optional<String> end() {
        var count = parts.get("COUNT");
        var until = parts.get("UNTIL");
        if (count != null) {
            return Optional.of(count.equals("1") ? "; once" : "; " + count + " times in all");
        }
        return until == null ? Optional.of("") : last(until).map(day -> ", until " + day);
    }

    private Optional<String> last(String until) {
        try {
            var day =
                    until.endsWith("Z")
                            ? OffsetDateTime.parse(until, UTC).atZoneSameInstant(zone).toLocalDate()
                            : LocalDate.parse(
                                    until.substring(0, Math.min(DATE_LENGTH, until.length())),
                                    DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
