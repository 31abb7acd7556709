package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.PageId;
import dev.candor.model.Series;

import java.util.List;

/**
 * Makes these what can be drawn; {@link ApplyConfiguration} brings the components that they name
 * first. Answers whether anything is different from before.
 *
 * @param page on which page
 * @param series all of them, in the configuration's order
 */
public record DeclareSeries(PageId page, List<Series> series) implements Command<Boolean> {
    public DeclareSeries {
        series = List.copyOf(series);
    }

    @Override
    public Boolean run(Work work) {
        var port = work.store().measurements();
        if (port.series(page).equals(series)) {
            return false;
        }
        port.declare(page, series);
        work.journal(new Event.SeriesDeclared(series.size()));
        return true;
    }
}
