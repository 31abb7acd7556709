package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Which days and components an uptime report is about.
 *
 * @param from the first day of the page's zone
 * @param to the last one
 * @param components only these, or empty for all
 */
public record ReportQuery(LocalDate from, LocalDate to, List<String> components) {
    /** The most days that one report covers: a leap year. */
    public static final int MOST_DAYS = 366;

    /** The most days of components that one report covers, for programs. */
    public static final int MOST_CELLS = 100_000;

    private static final int USUAL_DAYS = 30;
    private static final int MOST_PARAMETERS = 200;

    public ReportQuery {
        components = List.copyOf(components);
    }

    /** Says in a sentence why a query cannot be answered. */
    public static final class Unclear extends Exception {
        private static final long serialVersionUID = 1L;

        Unclear(String sentence) {
            super(sentence);
        }

        /** For the reader. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Reads {@code from=YYYY-MM-DD&to=YYYY-MM-DD&component=ID}; without {@code to} until today,
     * without {@code from} thirty days. Other parameters are left alone.
     *
     * @param query as in an address, percent-encoded
     * @param today the page's day
     * @throws Unclear when it is not clear or covers too much
     */
    static ReportQuery read(String query, LocalDate today) throws Unclear {
        @Nullable LocalDate from = null;
        @Nullable LocalDate to = null;
        var components = new ArrayList<String>();
        var parts = query.isEmpty() ? new String[0] : query.split("&", MOST_PARAMETERS + 1);
        if (parts.length > MOST_PARAMETERS) {
            throw new Unclear("The address has more than " + MOST_PARAMETERS + " parameters.");
        }
        for (var part : parts) {
            var split = part.indexOf('=');
            var name = decoded(split < 0 ? part : part.substring(0, split));
            var value = split < 0 ? "" : decoded(part.substring(split + 1));
            switch (name) {
                case "from" -> from = day(name, value);
                case "to" -> to = day(name, value);
                case "component" -> components.add(value);
                default -> {}
            }
        }
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        return checked(new ReportQuery(first, last, components));
    }

    private static ReportQuery checked(ReportQuery query) throws Unclear {
        if (query.to().isBefore(query.from())) {
            throw new Unclear(
                    "The last day, "
                            + query.to()
                            + ", is before the first, "
                            + query.from()
                            + "; exchange from and to.");
        }
        if (query.days() > MOST_DAYS) {
            throw new Unclear(
                    "From "
                            + query.from()
                            + " to "
                            + query.to()
                            + " are "
                            + query.days()
                            + " days; ask for at most "
                            + MOST_DAYS
                            + " at once.");
        }
        return query;
    }

    /** How many days it covers. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    private static LocalDate day(String name, String value) throws Unclear {
        try {
            var day = LocalDate.parse(value);
            if (day.getYear() < 1 || day.getYear() > 9998) {
                throw new DateTimeException("out of range");
            }
            return day;
        } catch (DateTimeException _) {
            throw new Unclear(
                    "'"
                            + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
                            + "' is not a day: write "
                            + name
                            + "=YYYY-MM-DD, such as "
                            + name
                            + "=2010-06-21.");
        }
    }

    private static String decoded(String text) throws Unclear {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Unclear("The address is not percent-encoded as it should be.");
        }
    }
}
