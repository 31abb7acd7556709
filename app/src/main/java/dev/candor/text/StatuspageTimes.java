package dev.candor.text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Instants as Statuspage writes them: exactly three fractional digits and the offset in force in
 * the page's zone at that instant, or {@code Z} where that is UTC.
 *
 * @param zone the page's zone
 */
public record StatuspageTimes(ZoneId zone) {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET =
            new DateTimeFormatterBuilder()
                    .append(LOCAL)
                    .appendOffset("+HH:MM", "+00:00")
                    .toFormatter(Locale.ROOT);

    /** An instant. */
    public String of(Instant instant) {
        return zone.normalized().equals(ZoneOffset.UTC)
                ? LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z"
                : WITH_OFFSET.format(instant.atZone(zone));
    }

    /** The same, of one that may be missing. */
    public @Nullable String ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /** The day of an instant. */
    public String day(Instant instant) {
        return instant.atZone(zone).toLocalDate().toString();
    }
}
