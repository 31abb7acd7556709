package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A graph that a text asks for, written as a Markdown picture: {@code
 * ![Title](graph:metric/latency?from=2012-07-27T12:00&to=2012-07-27T16:00&mark=CHANGE)}.
 *
 * @param series what is drawn
 * @param from its first instant
 * @param to its last; 10 minutes to 92 days later
 * @param mark the change around which figures are compared, or null
 * @param span how long before and after the mark is compared; 1 minute to 7 days
 */
public record GraphReference(
        SeriesId series, Instant from, Instant to, @Nullable ChangeId mark, Duration span) {
    /** How long before and after a mark is compared unless it is said. */
    public static final Duration USUAL_SPAN = Duration.ofHours(1);

    /** The shortest and the longest graph. */
    public static final Duration SHORTEST = Duration.ofMinutes(10);

    /** The longest graph. */
    public static final Duration LONGEST = Duration.ofDays(92);

    private static final String SCHEME = "graph:";
    private static final String FORM =
            "write graph:check/ID?from=2012-07-27T12:00&to=2012-07-27T16:00, and &mark=CHANGE if"
                    + " you like";
    private static final Pattern PICTURE =
            Pattern.compile(
                    "!\\[[^\\]\\n]{0,500}\\]\\(<?(graph:[^)\\s>]{0,500})>?[^)\\n]{0,200}\\)");
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,4})([mhd])");

    /** Whether an address asks for a graph. */
    public static boolean isOne(String address) {
        return address.startsWith(SCHEME);
    }

    /** The addresses of all graphs that a Markdown text asks for, in its order. */
    public static List<String> in(String markdown) {
        return PICTURE.matcher(markdown).results().map(found -> found.group(1)).toList();
    }

    /**
     * The graph that an address asks for.
     *
     * @param zone of date-times without an offset
     * @throws IllegalArgumentException with a sentence that says what is wrong and what to write
     */
    public static GraphReference parse(String address, ZoneId zone) {
        var rest = address.startsWith(SCHEME) ? address.substring(SCHEME.length()) : address;
        var question = rest.indexOf('?');
        var series = SeriesId.parse(question < 0 ? rest : rest.substring(0, question));
        var values = values(question < 0 ? "" : rest.substring(question + 1));
        var from = instant(values, "from", zone);
        var to = instant(values, "to", zone);
        var length = Duration.between(from, to);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the graph would reach from "
                            + from
                            + " to "
                            + to
                            + "; it must cover 10 minutes to 92 days");
        }
        var mark = values.get("mark");
        return new GraphReference(
                series, from, to, mark == null ? null : new ChangeId(mark), span(values));
    }

    private static Map<String, String> values(String query) {
        var values = new HashMap<String, String>();
        for (var part : parts(query)) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (!List.of("from", "to", "mark", "span").contains(name)) {
                throw new IllegalArgumentException(
                        "a graph has no '" + name + "', only from, to, mark and span");
            }
            if (values.put(name, equals < 0 ? "" : part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("'" + name + "' is given twice");
            }
        }
        return values;
    }

    private static List<String> parts(String query) {
        var parts = new ArrayList<String>();
        for (var part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Instant instant(Map<String, String> values, String name, ZoneId zone) {
        var text = values.get(name);
        if (text == null) {
            throw new IllegalArgumentException("'" + name + "' is missing; " + FORM);
        }
        var plain = text.replace("%2B", "+").replace("%3A", ":");
        try {
            return OffsetDateTime.parse(plain).toInstant();
        } catch (DateTimeException _) {
            return local(name, plain, zone);
        }
    }

    private static Instant local(String name, String text, ZoneId zone) {
        try {
            var local = LocalDateTime.parse(text);
            var offsets = zone.getRules().getValidOffsets(local);
            if (offsets.size() == 1) {
                return local.toInstant(offsets.getFirst());
            }
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "', "
                            + text
                            + (offsets.isEmpty() ? ", does not exist in " : ", exists twice in ")
                            + zone
                            + "; give its offset");
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "'" + name + "', '" + text + "', is no date with time; " + FORM);
        }
    }

    private static Duration span(Map<String, String> values) {
        var text = values.get("span");
        if (text == null) {
            return USUAL_SPAN;
        }
        var matcher = SPAN.matcher(text);
        if (matcher.matches()) {
            var count = Long.parseLong(matcher.group(1));
            var span =
                    switch (matcher.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            if (span.isPositive() && span.compareTo(Duration.ofDays(7)) <= 0) {
                return span;
            }
        }
        throw new IllegalArgumentException(
                "'span', '" + text + "', is none of 1m to 7d; write 30m, 1h or 2d");
    }
}
