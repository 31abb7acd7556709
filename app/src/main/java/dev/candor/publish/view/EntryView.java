package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A notice in a list of the past or of a month.
 *
 * @param id its name
 * @param href its permanent address
 * @param title without suffix
 * @param suffix its lifecycle in brackets, such as {@code (resolved)}, or empty
 * @param kind {@code Incident}, {@code Maintenance} or {@code Announcement}
 * @param level the worst that it says of any component, planned work for a maintenance; null when
 *     it names none
 * @param windows when
 * @param total the length of several windows together, or empty
 * @param impacted the impacted components, by level: {@code major outage: app, admin}; or empty
 * @param excerpt the beginning of what was said, as plain text
 * @param more whether its own page says more
 * @param correction what puts the excerpt right, which then is struck; or null
 * @param links to what it is connected with
 * @param facts what it says of itself
 * @param continuedFrom the day on which it began, where it stands under a later one; else empty
 */
public record EntryView(
        String id,
        String href,
        String title,
        String suffix,
        String kind,
        @Nullable LevelView level,
        List<WindowView> windows,
        String total,
        String impacted,
        String excerpt,
        boolean more,
        @Nullable Correction correction,
        List<NoticeLink> links,
        FactsView facts,
        String continuedFrom) {
    public EntryView {
        windows = List.copyOf(windows);
        links = List.copyOf(links);
    }

    /** What was put right, and when. */
    public record Correction(TimeView at, String excerpt) {}
}
