package dev.candor.publish.graph;

import dev.candor.text.BoundText;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A plot as HTML for a page, and as a picture of its own. Everything in it is escaped. */
public final class Figure {
    private static final int MOST_ROWS = 48;

    private Figure() {}

    /** A picture that is legible on any ground: it has its own. */
    public static String svg(Plot plot) {
        return new PlotDrawing(plot, PlotSize.WIDE).draw("graph-wide", true, description(plot));
    }

    /**
     * A figure with the graph in two widths, its caption, what changed around its mark, and its
     * values as a table.
     *
     * @param caption what its author says of it; may be empty
     * @param more where more of the series is, or null
     */
    public static String html(Plot plot, String caption, @Nullable String more) {
        var description = description(plot);
        var html = new Svg();
        html.open("figure", "class", "graph");
        html.open("figcaption");
        html.text(caption.isEmpty() ? plot.title() : caption, "strong");
        html.text(
                " " + (caption.isEmpty() ? "" : plot.title() + ", ") + range(plot),
                "span",
                "class",
                "graph-range");
        html.close("figcaption");
        return html
                + new PlotDrawing(plot, PlotSize.WIDE).draw("graph-wide", false, description)
                + new PlotDrawing(plot, PlotSize.NARROW).draw("graph-narrow", false, description)
                + words(plot)
                + table(plot, more)
                + "</figure>";
    }

    /** What changed around the mark in words, or nothing. */
    public static String comparison(Plot plot) {
        var mark = plot.compared();
        return mark == null
                ? ""
                : Comparison.of(plot.slots(), mark, plot.span())
                        .sentence(mark.label(), plot.unit(), plot.locale());
    }

    private static String words(Plot plot) {
        var sentence = comparison(plot);
        return sentence.isEmpty()
                ? ""
                : new Svg().text(BoundText.of(sentence), "p", "class", "graph-figures").toString();
    }

    /** What can be seen, for whoever cannot see it. */
    private static String description(Plot plot) {
        var all = Slot.merged(plot.from(), inside(plot));
        if (all.spread().count() == 0) {
            return "Nothing was recorded " + range(plot) + ".";
        }
        var said = new StringBuilder();
        said.append("From ")
                .append(Quantity.of(all.spread().least(), plot.unit()))
                .append(" to ")
                .append(Quantity.of(all.spread().greatest(), plot.unit()))
                .append(" in ")
                .append(all.spread().count())
                .append(" values, ")
                .append(range(plot))
                .append('.');
        if (all.tries() > 0) {
            said.append(' ').append(Quantity.share(all.errorRate())).append(" of tries failed.");
        }
        plot.marks().stream()
                .filter(mark -> mark.start().isBefore(plot.to()))
                .filter(mark -> !mark.end().isBefore(plot.from()))
                .limit(10)
                .forEach(mark ->
                        said.append(" Marked at ")
                                .append(time(plot, mark.start()))
                                .append(": ")
                                .append(mark.label())
                                .append('.'));
        return said.append(" The values are in the table below.").toString();
    }

    private static List<Slot> inside(Plot plot) {
        return plot.slots().stream()
                .filter(slot -> !slot.start().isBefore(plot.from()))
                .filter(slot -> slot.start().isBefore(plot.to()))
                .toList();
    }

    private static String range(Plot plot) {
        var from = plot.from().atZone(plot.zone());
        var to = plot.to().atZone(plot.zone());
        var whole = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", plot.locale());
        var clock = DateTimeFormatter.ofPattern("HH:mm", plot.locale());
        var sameDay = from.toLocalDate().equals(to.toLocalDate());
        return whole.format(from)
                + "–"
                + (sameDay ? clock : whole).format(to)
                + " "
                + Zones.abbreviation(plot.to(), plot.zone(), plot.locale());
    }

    private static String time(Plot plot, Instant instant) {
        return DateTimeFormatter.ofPattern("d MMM HH:mm", plot.locale())
                .format(instant.atZone(plot.zone()));
    }

    private static String table(Plot plot, @Nullable String more) {
        var columns = Columns.of(plot.slots(), plot.from(), plot.to(), plot.finest(), MOST_ROWS);
        var html = new Svg().open("details", "class", "graph-values");
        html.text("The values as a table", "summary");
        html.open("div", "class", "scroll", "tabindex", "0").open("table").open("thead").open("tr");
        heads(plot).forEach(head -> html.text(head, "th", "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (var column : columns.columns()) {
            html.open("tr").text(time(plot, column.start()), "th", "scope", "row");
            cells(plot, column).forEach(cell -> html.text(cell, "td"));
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
        html.text(
                "Each line covers "
                        + length(columns.width())
                        + ". Times in "
                        + plot.zone().getId()
                        + ".",
                "p",
                "class",
                "meta");
        html.close("details");
        if (more != null) {
            html.open("p", "class", "meta")
                    .text("More of this graph", "a", "href", more)
                    .close("p");
        }
        return html.toString();
    }

    private static String length(Duration width) {
        return width.toMinutes() < 60
                ? width.toMinutes() + " min"
                : width.toHours() < 24 ? width.toHours() + " h" : width.toDays() + " d";
    }

    private static List<String> heads(Plot plot) {
        if (!plot.hasQuantiles()) {
            return List.of("From", "Values", "Mean", "Lowest", "Highest");
        }
        return plot.hasErrors()
                ? List.of("From", "Tries", "Errors", "Median", "p90", "p99")
                : List.of("From", "Values", "Median", "p90", "p99");
    }

    private static List<String> cells(Plot plot, Slot column) {
        var spread = column.spread();
        var count = Long.toString(spread.count());
        var median = Quantity.of(spread.quantile(0.5), plot.unit());
        if (!plot.hasQuantiles()) {
            return List.of(
                    count,
                    median,
                    Quantity.of(spread.least(), plot.unit()),
                    Quantity.of(spread.greatest(), plot.unit()));
        }
        var high = Quantity.of(spread.quantile(0.9), plot.unit());
        var highest = Quantity.of(spread.quantile(0.99), plot.unit());
        return plot.hasErrors()
                ? List.of(
                        Long.toString(column.tries()),
                        Quantity.share(column.errorRate()),
                        median,
                        high,
                        highest)
                : List.of(count, median, high, highest);
    }
}
