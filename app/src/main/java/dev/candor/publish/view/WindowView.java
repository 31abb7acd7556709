package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One window as it stands on a page.
 *
 * @param label what sort of window, such as {@code planned}, or empty
 * @param line in the page's zone, in UTC, and how long: {@code 12:35–12:55 PST · 20:35–20:55 UTC ·
 *     20 min}
 * @param components the components that it speaks of, or empty for all that are named beside it
 * @param level its level in words where it has its own, or empty
 * @param note a word beside it, or empty
 * @param start its first instant, for programs; empty where it has none
 * @param end its last instant, for programs; empty while it lasts
 */
public record WindowView(
        String label,
        String line,
        List<String> components,
        String level,
        String note,
        String start,
        String end) {
    /** A line of those instants, with nothing beside it. */
    static WindowView alone(String line, Instant start, @Nullable Instant end) {
        return new WindowView("", line, List.of(), "", "", iso(start), iso(end));
    }

    /** The same without what stands beside its line. */
    WindowView alone() {
        return new WindowView("", line, List.of(), "", "", start, end);
    }

    /** For programs: UTC, whole seconds; of none, empty. */
    static String iso(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public WindowView {
        components = List.copyOf(components);
    }
}
