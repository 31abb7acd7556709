package dev.candor.store.sql;

import dev.candor.model.Resolution;
import dev.candor.store.sql.RollupRow.Span;
import dev.candor.time.Zones;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Where buckets begin and end: minutes and hours in UTC, days in the page's zone. Days follow one
 * another without a gap even where the zone is changed: the first day after that ends at the new
 * zone's next midnight. Pure.
 *
 * @param zone in which days begin
 */
record Buckets(ZoneId zone) {
    /** The start of the bucket in which an instant lies. */
    Instant floor(Resolution resolution, Instant at) {
        return switch (resolution) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> Zones.startOfDay(Zones.day(at, zone), zone);
        };
    }

    /** The end of the bucket that begins, or lies, at an instant. */
    Instant end(Resolution resolution, Instant at) {
        return switch (resolution) {
            case MINUTE -> floor(resolution, at).plus(1, ChronoUnit.MINUTES);
            case HOUR -> floor(resolution, at).plus(1, ChronoUnit.HOURS);
            case DAY -> Zones.endOfDay(Zones.day(at, zone), zone);
        };
    }

    /** The whole bucket in which an instant lies. */
    Span around(Resolution resolution, Instant at) {
        return new Span(floor(resolution, at), end(resolution, at));
    }

    /** The whole hours of a span, with what is left before and after them. */
    static Parts parts(Span span) {
        var floor = span.start().truncatedTo(ChronoUnit.HOURS);
        var first = floor.equals(span.start()) ? floor : floor.plus(1, ChronoUnit.HOURS);
        var last = span.end().truncatedTo(ChronoUnit.HOURS);
        if (last.isBefore(first)) {
            var nothing = new Span(span.end(), span.end());
            return new Parts(span, nothing, nothing);
        }
        return new Parts(
                new Span(span.start(), first), new Span(first, last), new Span(last, span.end()));
    }

    /**
     * A span in three.
     *
     * @param before less than an hour
     * @param hours whole hours of UTC
     * @param after less than an hour
     */
    record Parts(Span before, Span hours, Span after) {}
}
