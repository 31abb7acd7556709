package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.Update;
import dev.candor.model.Window;
import dev.candor.time.Interval;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * From when to when a notice reaches: its windows, else its plan, else the moment of its first
 * statement.
 *
 * @param start its first instant
 * @param end its last, or null while it lasts
 * @param parts the same in pieces; never empty
 */
record Span(Instant start, @Nullable Instant end, List<Interval> parts) {
    static Span of(Notice notice) {
        if (!notice.windows().isEmpty()) {
            return ofParts(
                    notice.windows().stream()
                            .map(window -> new Interval(window.start(), window.end()))
                            .toList());
        }
        var planned = notice.planned();
        if (planned != null) {
            var start = Zones.instant(planned.start(), planned.zone());
            var until = planned.end();
            var end = until == null ? start : Zones.instant(until, planned.zone());
            return ofParts(List.of(new Interval(start, end.isBefore(start) ? start : end)));
        }
        var said = notice.updates().stream().map(Update::at).min(Comparator.naturalOrder());
        var start = said.orElse(notice.createdAt());
        return ofParts(List.of(new Interval(start, notice.state().isClosed() ? start : null)));
    }

    /**
     * The same without what remains when the impact is over; all of it if there is nothing else.
     */
    static Span ofImpact(Notice notice) {
        var impact = notice.windows().stream().filter(window -> !window.isTail()).toList();
        return impact.isEmpty()
                ? of(notice)
                : ofParts(
                        impact.stream()
                                .map(window -> new Interval(window.start(), window.end()))
                                .toList());
    }

    private static Span ofParts(List<Interval> parts) {
        var start = parts.stream().map(Interval::start).min(Comparator.naturalOrder());
        var open = parts.stream().anyMatch(part -> part.end() == null);
        @Nullable Instant end = null;
        for (var part : parts) {
            var partEnd = part.end();
            if (!open && partEnd != null && (end == null || partEnd.isAfter(end))) {
                end = partEnd;
            }
        }
        return new Span(start.orElseThrow(), end, parts);
    }

    /** Its last instant so far. */
    Instant endOr(Instant now) {
        return end == null ? now : end;
    }

    /** Whether what it states of its windows is that they came and went. */
    static boolean isCounted(Window window) {
        return !window.isTail()
                && switch (window.precision()) {
                    case EXACT, ABOUT -> true;
                    case INTERMITTENT -> false;
                };
    }
}
