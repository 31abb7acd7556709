package dev.candor.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** Local time and instants, by the rules of the IANA time zone database that the JDK carries. */
public final class Zones {
    private Zones() {}

    /** What that local time means there: one instant, none or two. */
    public static Resolved resolve(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var transition = rules.getTransition(local);
        if (transition == null) {
            return new Resolved.Exact(local.toInstant(rules.getOffset(local)));
        }
        if (transition.isGap()) {
            return new Resolved.Gap(
                    transition.getDateTimeBefore(),
                    transition.getDateTimeAfter(),
                    transition.getInstant());
        }
        return new Resolved.Overlap(
                local.toInstant(transition.getOffsetBefore()),
                local.toInstant(transition.getOffsetAfter()));
    }

    /**
     * The instant of a plan, which has to happen whatever the clocks do: a local time that does not
     * exist is read with the offset before the gap, and of two the first is taken (RFC 5545
     * §3.3.5).
     */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        return switch (resolve(local, zone)) {
            case Resolved.Exact(var instant) -> instant;
            case Resolved.Gap(_, _, var transition) ->
                    local.toInstant(zone.getRules().getOffset(transition.minusNanos(1)));
            case Resolved.Overlap(var earlier, _) -> earlier;
        };
    }

    /**
     * The first instant of that day there: midnight, or, where the clocks are put forward over
     * midnight, the first local time that exists. A day that a zone left out (Samoa, 30 December
     * 2011) starts and ends at the same instant.
     */
    public static Instant startOfDay(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant after that day there. */
    public static Instant endOfDay(LocalDate day, ZoneId zone) {
        return startOfDay(day.plusDays(1), zone);
    }

    /** The day that it is there at that instant. */
    public static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** Whether that zone never differs from UTC. */
    public static boolean isUtc(ZoneId zone) {
        var rules = zone.getRules();
        return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    /**
     * The short name in force there at that instant: {@code PST} in winter, {@code PDT} in summer.
     * Only names that the IANA database itself uses for that offset are given; a zone without one
     * gets its offset, such as {@code UTC+05:45}.
     *
     * @param locale the language whose spelling is preferred where it is one of those names
     */
    public static String abbreviation(Instant instant, ZoneId zone, Locale locale) {
        var offset = zone.getRules().getOffset(instant);
        if (zone instanceof ZoneOffset || zone.normalized() instanceof ZoneOffset) {
            return fixed(zone, offset);
        }
        var summer = zone.getRules().isDaylightSavings(instant);
        return Stream.of(locale, Locale.US)
                .map(language -> name(instant, zone, language))
                .filter(name -> Abbreviations.isReal(name, offset, summer))
                .findFirst()
                .orElseGet(() -> withOffset(offset));
    }

    /** The offset from UTC in force there at that instant: {@code -08:00}. */
    public static String offset(Instant instant, ZoneId zone) {
        return text(zone.getRules().getOffset(instant));
    }

    private static String fixed(ZoneId zone, ZoneOffset offset) {
        if (!offset.equals(ZoneOffset.UTC)) {
            return withOffset(offset);
        }
        var id = zone.getId();
        return id.contains("GMT") || id.contains("Greenwich") ? "GMT" : "UTC";
    }

    private static String name(Instant instant, ZoneId zone, Locale locale) {
        var spelling = DateTimeFormatter.ofPattern("zzz", locale);
        return Abbreviations.spelt(spelling.format(instant.atZone(zone)));
    }

    private static String withOffset(ZoneOffset offset) {
        return "UTC" + text(offset);
    }

    static String text(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
