package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One day of a component.
 *
 * @param component the component's page
 * @param date {@code Thursday, 21 January 2010}
 * @param hours how long the day is where the page is, where that is not 24 hours; else empty
 * @param look what it comes to
 * @param figures the same in figures
 * @param weights how downtime is counted
 * @param strokes the day as a line of 1,440 by 24, as SVG paths
 * @param outages what was wrong, oldest first
 * @param ledger what checks saw and people stated, oldest first
 * @param moreLedger how many intervals more there are
 * @param entries the public entries that touch the day, newest first
 * @param parts how that day went for what it is made of
 * @param earlier the day before, or null at the first
 * @param later the day after, or null at the last
 */
public record DayPage(
        PageLink component,
        String href,
        String date,
        String hours,
        DayLook look,
        FiguresView figures,
        String weights,
        List<BarView.Stroke> strokes,
        List<OutageRow> outages,
        List<NoticePage.LedgerRow> ledger,
        int moreLedger,
        List<EntryView> entries,
        List<PartRow> parts,
        @Nullable PageLink earlier,
        @Nullable PageLink later) {
    public DayPage {
        strokes = List.copyOf(strokes);
        outages = List.copyOf(outages);
        ledger = List.copyOf(ledger);
        entries = List.copyOf(entries);
        parts = List.copyOf(parts);
    }

    /** A part's same day. */
    public record PartRow(PageLink page, DayLook look, FiguresView figures) {}
}
