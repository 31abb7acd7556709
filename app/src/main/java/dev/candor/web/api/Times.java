package dev.candor.web.api;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Date-times in and out: RFC 3339 with an offset, or local to a zone without one. */
final class Times {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]"
                            + "([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
                            + "([Zz]|[+-][0-9]{2}:[0-9]{2})?");
    private static final String EXAMPLES =
            "write it as 2010-01-21T14:44:00-08:00, or without the offset in the page's zone";
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final ZoneId zone;
    private final Findings findings;

    /** Times without an offset are local to {@code zone}. */
    Times(ZoneId zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
    }

    /** UTC with milliseconds. */
    static String write(Instant instant) {
        return INSTANT.format(instant);
    }

    /** A wall clock's time with seconds. */
    static String write(LocalDateTime local) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
    }

    /** The instant, in whole milliseconds; null with a finding when there is none. */
    @Nullable Instant instant(String where, String text) {
        var parsed = parse(where, text);
        if (parsed == null) {
            return null;
        }
        var offset = parsed.offset;
        if (offset != null) {
            return milliseconds(parsed.local.toInstant(offset));
        }
        var offsets = zone.getRules().getValidOffsets(parsed.local);
        if (offsets.size() == 1) {
            return milliseconds(parsed.local.toInstant(offsets.getFirst()));
        }
        var what =
                offsets.isEmpty()
                        ? text + " does not exist in " + zone + ": clocks were put forward"
                        : text + " exists twice in " + zone + ": clocks were put back";
        var example = zone.getRules().getTransition(parsed.local).getOffsetBefore();
        findings.add(where, what, "give the offset, such as " + text + example);
        return null;
    }

    /** The wall clock's time in this zone; null with a finding when there is none. */
    @Nullable LocalDateTime local(String where, String text) {
        var parsed = parse(where, text);
        if (parsed == null) {
            return null;
        }
        if (parsed.offset == null) {
            var instant = instant(where, text);
            return instant == null ? null : parsed.local;
        }
        var instant = parsed.local.toInstant(parsed.offset);
        var local = LocalDateTime.ofInstant(instant, zone);
        if (zone.getRules().getValidOffsets(local).size() == 1) {
            return local;
        }
        findings.add(
                where,
                "clocks are put back at that time in "
                        + zone
                        + ", and a plan is kept in local time",
                "plan it for an hour that exists once");
        return null;
    }

    private @Nullable Parsed parse(String where, String text) {
        var matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            findings.add(where, Meant.quoted(text) + " is no date with time", EXAMPLES);
            return null;
        }
        try {
            var local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
            if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
                findings.add(where, text + " is too far away", "check the year");
                return null;
            }
            var offset = matcher.group(3);
            return new Parsed(
                    local, offset == null ? null : ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException _) {
            findings.add(where, text + " is no date and time that exists", "check each number");
            return null;
        }
    }

    private static Instant milliseconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private record Parsed(LocalDateTime local, @Nullable ZoneOffset offset) {}
}
