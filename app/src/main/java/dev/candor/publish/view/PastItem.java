package dev.candor.publish.view;

import java.util.List;

/** What the list of the past is made of. */
public sealed interface PastItem {
    /**
     * The entries that began on one day.
     *
     * @param id its address inside the page
     * @param heading the day, or from which day to which
     * @param entries newest first
     */
    record Day(String id, String heading, List<EntryView> entries) implements PastItem {
        public Day {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A time without incidents.
     *
     * @param sentence {@code No incidents from 5 December to 20 January: 47 days.}
     */
    record Quiet(String sentence) implements PastItem {}
}
