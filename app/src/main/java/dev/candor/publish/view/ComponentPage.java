package dev.candor.publish.view;

import java.util.List;

/**
 * A component's own history.
 *
 * @param id its name
 * @param name what people read
 * @param above the groups that it stands in, the outermost first
 * @param level its level now
 * @param since since when it stands so and since when it is watched, in a sentence
 * @param bar its last ninety days
 * @param days each of them, oldest first
 * @param figures of them together
 * @param weights how downtime is counted
 * @param reliability how often it failed, over longer and longer times
 * @param notes what these figures say, in sentences: trend, worst times
 * @param tables by month, week and year, newest first
 * @param outages newest first
 * @param moreOutages how many older ones are not listed
 * @param parts what it is made of
 * @param targets what is promised of it
 */
public record ComponentPage(
        String id,
        String name,
        List<PageLink> above,
        LevelView level,
        String since,
        BarView bar,
        List<DayRow> days,
        FiguresView figures,
        String weights,
        List<ReliabilityView> reliability,
        List<String> notes,
        List<PeriodTable> tables,
        List<OutageRow> outages,
        int moreOutages,
        List<ComponentRow> parts,
        List<PageLink> targets) {
    public ComponentPage {
        above = List.copyOf(above);
        days = List.copyOf(days);
        reliability = List.copyOf(reliability);
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
        outages = List.copyOf(outages);
        parts = List.copyOf(parts);
        targets = List.copyOf(targets);
    }

    /** Its address. */
    public String href() {
        return "/components/" + id;
    }

    /** The days on which something was wrong, newest first. */
    public List<DayRow> wrong() {
        return days.stream().filter(DayRow::isWorthARow).toList().reversed();
    }

    /**
     * One day.
     *
     * @param href its own page; empty when it was not watched
     * @param date {@code Thu 21 Jan 2010}
     * @param look its height and pattern
     * @param figures what it came to
     */
    public record DayRow(String href, String date, DayLook look, FiguresView figures) {
        boolean isWorthARow() {
            return look != DayLook.UP && look != DayLook.BLANK;
        }

        /** In a few words, for whoever points at it. */
        public String words() {
            return date
                    + ": "
                    + look.word().toLowerCase(java.util.Locale.ROOT)
                    + (figures.isDown() ? ", " + figures.down() + " down" : "");
        }
    }

    /**
     * How often it failed in some time; what cannot be said yet says so.
     *
     * @param name {@code 90 days}
     */
    public record ReliabilityView(
            String name,
            String outages,
            String down,
            String share,
            String betweenFailures,
            String toRepair,
            String longest,
            String perThirtyDays,
            String toFirstNotice) {}

    /**
     * Periods of one length.
     *
     * @param name {@code Month}
     * @param rows newest first
     * @param total all of these together
     * @param open whether it is unfolded
     */
    public record PeriodTable(String name, List<PeriodRow> rows, PeriodRow total, boolean open) {
        public PeriodTable {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One period.
     *
     * @param name {@code January 2010}
     * @param href the report of that period
     * @param figures what it came to
     * @param entries how many entries touch it
     */
    public record PeriodRow(String name, String href, FiguresView figures, int entries) {}
}
