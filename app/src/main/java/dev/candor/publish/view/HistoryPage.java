package dev.candor.publish.view;

import java.util.List;

/**
 * All months, by year.
 *
 * @param years newest first
 * @param count how many entries there are in all
 */
public record HistoryPage(List<Year> years, int count) {
    public HistoryPage {
        years = List.copyOf(years);
    }

    /**
     * One year.
     *
     * @param months newest first
     * @param count how many entries touch it
     * @param down how long at least one component was down in it; empty when there is no component
     */
    public record Year(String name, List<MonthPage.MonthLink> months, int count, String down) {
        public Year {
            months = List.copyOf(months);
        }
    }
}
