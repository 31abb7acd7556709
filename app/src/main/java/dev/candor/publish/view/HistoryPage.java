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

    /** One year's months, newest first. */
    public record Year(String name, List<MonthPage.MonthLink> months) {
        public Year {
            months = List.copyOf(months);
        }
    }
}
