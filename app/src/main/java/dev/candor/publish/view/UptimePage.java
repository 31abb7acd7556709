package dev.candor.publish.view;

import java.util.List;

/**
 * The uptime of components over some days.
 *
 * @param heading the days: {@code 1 June to 30 June 2010}
 * @param zone in which they are days
 * @param rows the components, parts below their groups
 * @param weights how downtime is counted
 * @param presets other reports
 * @param json the address of the same for programs
 * @param csv the address of the same for a spreadsheet
 * @param promises whether there are targets
 */
public record UptimePage(
        String heading,
        String zone,
        List<Row> rows,
        String weights,
        List<PageLink> presets,
        String json,
        String csv,
        boolean promises) {
    public UptimePage {
        rows = List.copyOf(rows);
        presets = List.copyOf(presets);
    }

    /**
     * One component.
     *
     * @param page its own page
     * @param depth how many groups it stands in
     * @param figures of all the days together
     * @param days those on which it was down, with their minutes; oldest first
     */
    public record Row(PageLink page, int depth, FiguresView figures, List<DownDay> days) {
        public Row {
            days = List.copyOf(days);
        }
    }

    /** A day with downtime. */
    public record DownDay(PageLink page, String down) {}
}
