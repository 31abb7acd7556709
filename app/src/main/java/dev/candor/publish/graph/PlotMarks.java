package dev.candor.publish.graph;

import static dev.candor.publish.graph.PlotPen.BAND;
import static dev.candor.publish.graph.PlotPen.BLUE;
import static dev.candor.publish.graph.PlotPen.FONT;
import static dev.candor.publish.graph.PlotPen.RED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The marks of a plot: their labels above it in rows, bands behind the values, lines over them. */
final class PlotMarks {
    /** Of a letter, by the font's size. */
    private static final double LETTER = 0.56;

    private static final int LABEL_ROW = 16;
    private static final int MOST_ROWS = 4;

    private record Placed(Mark mark, double x, double end, int row, boolean leftward) {}

    private final List<Placed> marks;

    PlotMarks(Plot plot, PlotSize size) {
        marks = placed(plot, size);
    }

    /** How much room the labels take above the values. */
    int height() {
        return LABEL_ROW * (marks.stream().mapToInt(Placed::row).max().orElse(-1) + 1);
    }

    /** Times of entries lie behind everything else. */
    void bands(Svg svg, double top, double bottom) {
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

    /** Labels, and lines down to there. */
    void lines(PlotPen pen, double floor) {
        for (var each : marks) {
            var isNotice = each.mark().kind() == Mark.Kind.NOTICE;
            var y = LABEL_ROW * each.row() + FONT + 1;
            if (!isNotice) {
                pen.svg()
                        .leaf(
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
            pen.label(
                    each.mark().label(),
                    each.x() + (each.leftward() ? -5 : isNotice ? 0 : 6),
                    y,
                    each.leftward() ? "end" : "start",
                    isNotice ? RED : BLUE,
                    isNotice ? "graph-errors" : "graph-marked");
        }
    }

    /** Labels in rows, so that none lies over another; more than there is room for are left out. */
    private static List<Placed> placed(Plot plot, PlotSize size) {
        var placed = new ArrayList<Placed>();
        var ends = new double[MOST_ROWS];
        var starts = plot.marks().stream().sorted(Comparator.comparing(Mark::start)).toList();
        for (var mark : starts) {
            if (mark.end().isBefore(plot.from()) || !mark.start().isBefore(plot.to())) {
                continue;
            }
            var x = size.x(plot, mark.start().isBefore(plot.from()) ? plot.from() : mark.start());
            var end = size.x(plot, mark.end().isAfter(plot.to()) ? plot.to() : mark.end());
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
}
