package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All entries that touch one month.
 *
 * @param name {@code January 2010}
 * @param items newest first
 * @param count how many entries
 * @param down how long at least one component was down in it; empty when there is no component
 * @param report the uptime report of the month
 * @param earlier the month before, or null at the first
 * @param later the month after, or null at the newest
 */
public record MonthPage(
        String name,
        List<PastItem> items,
        int count,
        String down,
        String report,
        @Nullable MonthLink earlier,
        @Nullable MonthLink later) {
    public MonthPage {
        items = List.copyOf(items);
    }

    /**
     * A month by its address.
     *
     * @param entries how many entries touch it
     */
    public record MonthLink(String href, String name, int entries) {}
}
