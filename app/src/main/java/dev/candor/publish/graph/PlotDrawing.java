package dev.candor.publish.graph;

import static dev.candor.publish.graph.PlotPen.FONT;
import static dev.candor.publish.graph.PlotPen.GRID;
import static dev.candor.publish.graph.PlotPen.INK;
import static dev.candor.publish.graph.PlotPen.PAPER;
import static dev.candor.publish.graph.PlotPen.RED;
import static dev.candor.publish.graph.PlotPen.SOFT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Draws a plot as SVG: percentiles as lines with their names at the end, errors as bars below,
 * marks above. One thread only; used once.
 */
final class PlotDrawing {
    private static final int ERROR_HEIGHT = 54;
    private static final int AXIS = 22;
    private static final int FEW = 10;
    private static final double LEAST_ERRORS = 0.05;

    /** Longer than that without a value is a gap, in columns. */
    private static final double GAP = 2.5;

    private record Line(String name, String style, ToDoubleFunction<Spread> value) {}

    private final Plot plot;
    private final PlotSize size;
    private final Svg svg = new Svg();
    private final List<Slot> columns;
    private final Duration width;
    private final PlotMarks marks;
    private final PlotPen pen;
    private final double top;
    private final double bottom;

    PlotDrawing(Plot plot, PlotSize size) {
        this.plot = plot;
        this.size = size;
        var gathered =
                Columns.of(plot.slots(), plot.from(), plot.to(), plot.finest(), size.columns());
        columns = gathered.columns();
        width = gathered.width();
        marks = new PlotMarks(plot, size);
        pen = new PlotPen(svg, size);
        top = 12 + marks.height();
        bottom = top + size.height();
    }

    /** All of it, with those attributes beside its own. */
    String draw(String prefix, boolean ground, String description) {
        var height = bottom + (plot.hasErrors() ? ERROR_HEIGHT + 18 : 0) + AXIS;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + size.width() + " " + Svg.number(height),
                "width",
                Integer.toString(size.width()),
                "height",
                Svg.number(height),
                "class",
                "graph-drawing " + prefix,
                "role",
                "img",
                "aria-label",
                plot.title() + ". " + description,
                "font-family",
                "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans',"
                        + " sans-serif",
                "font-size",
                Svg.number(FONT));
        svg.text(plot.title(), "title").text(description, "desc");
        if (ground) {
            svg.leaf("rect", "width", "100%", "height", "100%", "fill", PAPER);
        }
        marks.bands(svg, top, bottom);
        var scale = scale();
        valueAxis(scale);
        lines(scale);
        if (plot.hasErrors()) {
            errors(bottom + 18);
        }
        timeAxis(height - AXIS);
        marks.lines(pen, height - AXIS);
        return svg.close("svg").toString();
    }

    private Scale scale() {
        var least = columns.stream().mapToDouble(each -> each.spread().least());
        var top = plot.hasQuantiles() && !isSingle() ? 0.99 : 1;
        var most = columns.stream().mapToDouble(each -> each.spread().quantile(top));
        return Scale.of(
                least.filter(Double::isFinite).min().orElse(0),
                most.filter(Double::isFinite).max().orElse(1));
    }

    /** Whether there are too few values in each column for percentiles to say anything. */
    private boolean isSingle() {
        return !plot.hasErrors()
                && columns.stream().mapToLong(each -> each.spread().count()).sum()
                        < (long) FEW * columns.size();
    }

    private List<Line> drawn() {
        if (!plot.hasQuantiles()) {
            return List.of(new Line("mean", "p50", spread -> spread.quantile(0.5)));
        }
        if (isSingle()) {
            return List.of(new Line("", "p50", spread -> spread.quantile(0.5)));
        }
        return List.of(
                new Line("p99", "p99", spread -> spread.quantile(0.99)),
                new Line("p90", "p90", spread -> spread.quantile(0.9)),
                new Line("median", "p50", spread -> spread.quantile(0.5)));
    }

    private void valueAxis(Scale scale) {
        for (var tick : scale.ticks()) {
            var y = bottom - scale.place(tick) * size.height();
            pen.rule(y, tick == scale.low() ? SOFT : GRID, tick == scale.low() ? "axis" : "grid");
            pen.label(
                    Quantity.of(tick, plot.unit()),
                    size.left() - 8,
                    y + 4,
                    "end",
                    SOFT,
                    "graph-soft");
        }
    }

    private void lines(Scale scale) {
        var ends = new ArrayList<Double>();
        var all = drawn();
        for (var line : all) {
            path(line, scale);
        }
        var last = columns.stream().filter(each -> each.spread().count() > 0).toList();
        if (last.isEmpty()) {
            pen.label(
                    "Nothing was recorded.",
                    (size.left() + size.end()) / 2.0,
                    (top + bottom) / 2,
                    "middle",
                    SOFT,
                    "graph-soft");
            return;
        }
        for (var line : all.reversed()) {
            var value = line.value().applyAsDouble(last.getLast().spread());
            var y = bottom - scale.place(value) * size.height() + 4;
            for (var taken : ends) {
                y = Math.min(y, taken - FONT - 1);
            }
            ends.add(y);
            var name = (line.name() + " " + Quantity.of(value, plot.unit())).strip();
            pen.label(name, size.end() + 6, y, "start", INK, "graph-ink");
        }
    }

    private void path(Line line, Scale scale) {
        var path = new StringBuilder();
        Instant before = null;
        for (var column : columns) {
            var value = line.value().applyAsDouble(column.spread());
            if (!Double.isFinite(value)) {
                continue;
            }
            var gap =
                    before == null
                            || Duration.between(before, column.start()).toMillis()
                                    > GAP * width.toMillis();
            path.append(gap ? 'M' : 'L')
                    .append(Svg.number(size.x(plot, middle(column))))
                    .append(' ')
                    .append(Svg.number(bottom - scale.place(value) * size.height()));
            before = column.start();
        }
        var isMedian = line.style().equals("p50");
        svg.leaf(
                "path",
                "class",
                "graph-" + line.style(),
                "d",
                path.toString(),
                "fill",
                "none",
                "stroke",
                isMedian ? INK : SOFT,
                "stroke-width",
                isMedian ? "2" : "1.2",
                "stroke-dasharray",
                line.style().equals("p99") ? "2 2.5" : "none",
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
    }

    private Instant middle(Slot column) {
        return column.start().plus(width.dividedBy(2));
    }

    private void errors(double from) {
        var to = from + ERROR_HEIGHT;
        var most = columns.stream().mapToDouble(Slot::errorRate).max().orElse(0);
        var scale = Scale.of(0, Math.max(most * 100, LEAST_ERRORS * 100), 2);
        for (var tick : List.of(0.0, scale.high())) {
            var y = to - scale.place(tick) * ERROR_HEIGHT;
            pen.rule(y, tick == 0 ? SOFT : GRID, tick == 0 ? "axis" : "grid");
            pen.label(Quantity.of(tick, "%"), size.left() - 8, y + 4, "end", SOFT, "graph-soft");
        }
        var wide = Math.max(1, columnWidth() - 0.6);
        for (var column : columns) {
            if (column.failures() > 0) {
                var height = scale.place(column.errorRate() * 100) * ERROR_HEIGHT;
                svg.leaf(
                        "rect",
                        "class",
                        "graph-error",
                        "x",
                        Svg.number(size.x(plot, column.start())),
                        "y",
                        Svg.number(to - height),
                        "width",
                        Svg.number(wide),
                        "height",
                        Svg.number(height),
                        "fill",
                        RED);
            }
        }
        pen.label("errors", size.end() + 6, to, "start", RED, "graph-errors");
    }

    private double columnWidth() {
        return (size.end() - size.left())
                * ((double) width.toMillis() / Duration.between(plot.from(), plot.to()).toMillis());
    }

    private void timeAxis(double y) {
        for (var tick :
                TimeTicks.of(plot.from(), plot.to(), plot.zone(), plot.locale(), size.ticks())) {
            svg.leaf(
                    "line",
                    "class",
                    "graph-axis",
                    "x1",
                    Svg.number(size.x(plot, tick.at())),
                    "x2",
                    Svg.number(size.x(plot, tick.at())),
                    "y1",
                    Svg.number(y),
                    "y2",
                    Svg.number(y + 4),
                    "stroke",
                    SOFT);
            pen.label(tick.label(), size.x(plot, tick.at()), y + 17, "middle", SOFT, "graph-soft");
        }
    }
}
