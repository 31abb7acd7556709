package dev.candor.command;

import dev.candor.time.Resolved;
import dev.candor.time.Zones;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads the date-times of a history file: with an offset they are instants; without one they are
 * local to the file's zone, and one that does not exist there, or exists twice, needs an offset.
 */
final class LocalTimes {
    private static final String FORM =
            "write it as 2010-01-21T14:44, with seconds or an offset such as -08:00 if need be";

    private final ZoneId zone;

    LocalTimes(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** The instant that a date-time means, in whole milliseconds. */
    Optional<Instant> instant(Spot spot) {
        return spot.text(40)
                .flatMap(text -> parse(spot, text))
                .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The local time that a date-time means. */
    Optional<LocalDateTime> local(Spot spot) {
        return instant(spot).map(instant -> LocalDateTime.ofInstant(instant, zone));
    }

    private Optional<Instant> parse(Spot spot, String text) {
        try {
            var parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from);
            return switch (parsed) {
                case OffsetDateTime exact -> Optional.of(exact.toInstant());
                case LocalDateTime local -> resolve(spot, local);
                default -> throw new DateTimeException("neither local nor with an offset");
            };
        } catch (DateTimeException _) {
            spot.problem("'" + text + "' is not a date and time", FORM);
            return Optional.empty();
        }
    }

    private Optional<Instant> resolve(Spot spot, LocalDateTime local) {
        return switch (Zones.resolve(local, zone)) {
            case Resolved.Exact(var instant) -> Optional.of(instant);
            case Resolved.Gap(var before, var after, _) -> {
                spot.problem(
                        local
                                + " does not exist in "
                                + zone
                                + ": the clocks were put forward from "
                                + before.toLocalTime()
                                + " to "
                                + after.toLocalTime(),
                        "give the time with its offset from UTC");
                yield Optional.empty();
            }
            case Resolved.Overlap(var earlier, var later) -> {
                spot.problem(
                        local + " exists twice in " + zone + ": the clocks were put back over it",
                        "add the offset that is meant: "
                                + local
                                + Zones.offset(earlier, zone)
                                + " or "
                                + local
                                + Zones.offset(later, zone));
                yield Optional.empty();
            }
        };
    }
}
