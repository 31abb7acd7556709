package dev.candor.publish.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Draws a plot as SVG: percentiles as lines with their names at the end, errors as bars below,
 * marks above. Colours are presentation attributes for a light ground, which a style sheet may
 * overrule by class. One thread only; used once.
 */
final class PlotDrawing {
    private static final String INK = "#1b1d20";
    private static final String SOFT = "#5a5e63";
    private static final String GRID = "#dedacf";
    private static final String BLUE = "#1f4f8f";
    private static final String RED = "#b0271f";
    private static final String BAND = "#f6ddd8";
    private static final String PAPER = "#fbfaf6";

    /** Of a letter, by the font's size. */
    private static final double LETTER = 0.56;

    private static final double FONT = 12;
    private static final int LABEL_ROW = 16;
    private static final int MOST_ROWS = 4;
    private static final int ERROR_HEIGHT = 54;
    private static final int AXIS = 22;
    private static final int FEW = 10;
    private static final double LEAST_ERRORS = 0.05;

    /** Longer than that without a value is a gap, in columns. */
    private static final double GAP = 2.5;

    /**
     * How large.
     *
     * @param width of everything
     * @param height of the panel with the values
     * @param left room for the labels of values
     * @param right room for the names of lines
     * @param columns how many columns at most
     * @param ticks how many labels of time at most
     */
    record Size(int width, int height, int left, int right, int columns, int ticks) {
        static final Size WIDE = new Size(720, 200, 58, 84, 180, 8);
        static final Size NARROW = new Size(340, 180, 50, 62, 90, 4);
    }

    private record Line(String name, String style, ToDoubleFunction<Spread> value) {}

    private record Placed(Mark mark, double x, double end, int row, boolean leftward) {}

    private final Plot plot;
    private final Size size;
    private final Svg svg = new Svg();
    private final List<Slot> columns;
    private final Duration width;
    private final List<Placed> marks;
    private final double top;
    private final double bottom;

    PlotDrawing(Plot plot, Size size) {
        this.plot = plot;
        this.size = size;
        var gathered =
                Columns.of(plot.slots(), plot.from(), plot.to(), plot.finest(), size.columns());
        columns = gathered.columns();
        width = gathered.width();
        marks = placed();
        var rows = marks.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
        top = 12 + rows * LABEL_ROW;
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
        bands();
        var scale = scale();
        valueAxis(scale);
        lines(scale);
        if (plot.hasErrors()) {
            errors(bottom + 18);
        }
        timeAxis(height - AXIS);
        lineMarks(height - AXIS);
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
            rule(y, tick == scale.low() ? SOFT : GRID, tick == scale.low() ? "axis" : "grid");
            label(
                    Quantity.of(tick, plot.unit()),
                    size.left() - 8,
                    y + 4,
                    "end",
                    SOFT,
                    "graph-soft");
        }
    }

    private void rule(double y, String colour, String style) {
        svg.leaf(
                "line",
                "class",
                "graph-" + style,
                "x1",
                Svg.number(size.left()),
                "x2",
                Svg.number(right()),
                "y1",
                Svg.number(y),
                "y2",
                Svg.number(y),
                "stroke",
                colour);
    }

    private void label(
            String text, double x, double y, String anchor, String colour, String style) {
        svg.text(
                text,
                "text",
                "class",
                style,
                "x",
                Svg.number(x),
                "y",
                Svg.number(y),
                "text-anchor",
                anchor,
                "fill",
                colour);
    }

    private void lines(Scale scale) {
        var ends = new ArrayList<Double>();
        var all = drawn();
        for (var line : all) {
            path(line, scale);
        }
        var last = columns.stream().filter(each -> each.spread().count() > 0).toList();
        if (last.isEmpty()) {
            label(
                    "Nothing was recorded.",
                    (size.left() + right()) / 2.0,
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
            label(name, right() + 6, y, "start", INK, "graph-ink");
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
                    .append(Svg.number(x(middle(column))))
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
            rule(y, tick == 0 ? SOFT : GRID, tick == 0 ? "axis" : "grid");
            label(Quantity.of(tick, "%"), size.left() - 8, y + 4, "end", SOFT, "graph-soft");
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
                        Svg.number(x(column.start())),
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
        label("errors", right() + 6, to, "start", RED, "graph-errors");
    }

    private double columnWidth() {
        return (right() - size.left())
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
                    Svg.number(x(tick.at())),
                    "x2",
                    Svg.number(x(tick.at())),
                    "y1",
                    Svg.number(y),
                    "y2",
                    Svg.number(y + 4),
                    "stroke",
                    SOFT);
            label(tick.label(), x(tick.at()), y + 17, "middle", SOFT, "graph-soft");
        }
    }

    /** Times of entries lie behind everything else. */
    private void bands() {
        for (var each : marks) {
            if (each.mark().kind() == Mark.Kind.NOTICE) {
                svg.leaf(
                        "rect",
                        "class",
                        "graph-band",
                        "x",
                        Svg.number(each.x()),
                        "y",
                        Svg.number(top - 4),
                        "width",
                        Svg.number(Math.max(1.5, each.end() - each.x())),
                        "height",
                        Svg.number(bottom - top + 4),
                        "fill",
                        BAND);
            }
        }
    }

    private void lineMarks(double floor) {
        for (var each : marks) {
            var isNotice = each.mark().kind() == Mark.Kind.NOTICE;
            var y = LABEL_ROW * each.row() + FONT + 1;
            if (!isNotice) {
                svg.leaf(
                        "line",
                        "class",
                        "graph-mark",
                        "x1",
                        Svg.number(each.x()),
                        "x2",
                        Svg.number(each.x()),
                        "y1",
                        Svg.number(y - FONT),
                        "y2",
                        Svg.number(floor),
                        "stroke",
                        BLUE,
                        "stroke-width",
                        each.mark().kind() == Mark.Kind.FIX ? "3" : "1.5");
            }
            label(
                    each.mark().label(),
                    each.x() + (each.leftward() ? -5 : isNotice ? 0 : 6),
                    y,
                    each.leftward() ? "end" : "start",
                    isNotice ? RED : BLUE,
                    isNotice ? "graph-errors" : "graph-marked");
        }
    }

    /** Labels in rows, so that none lies over another; more than there is room for are left out. */
    private List<Placed> placed() {
        var placed = new ArrayList<Placed>();
        var ends = new double[MOST_ROWS];
        var starts = plot.marks().stream().sorted(Comparator.comparing(Mark::start)).toList();
        for (var mark : starts) {
            if (mark.end().isBefore(plot.from()) || !mark.start().isBefore(plot.to())) {
                continue;
            }
            var x = x(mark.start().isBefore(plot.from()) ? plot.from() : mark.start());
            var end = x(mark.end().isAfter(plot.to()) ? plot.to() : mark.end());
            var length = mark.label().length() * FONT * LETTER + 14;
            var leftward = x + length > size.width() && x - length > 0;
            var from = leftward ? x - length : x;
            for (var row = 0; row < MOST_ROWS; row++) {
                if (from >= ends[row]) {
                    ends[row] = leftward ? x + 6 : x + length;
                    placed.add(new Placed(mark, x, end, row, leftward));
                    break;
                }
            }
        }
        return placed;
    }

    private double right() {
        return size.width() - size.right();
    }

    private double x(Instant at) {
        var range = Duration.between(plot.from(), plot.to()).toMillis();
        var passed = Duration.between(plot.from(), at).toMillis();
        return size.left() + (right() - size.left()) * ((double) passed / range);
    }
}
