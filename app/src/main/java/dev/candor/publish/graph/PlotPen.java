package dev.candor.publish.graph;

/**
 * Draws the lines and words of a plot. Colours are presentation attributes for a light ground,
 * which a style sheet may overrule by class. One thread only.
 *
 * @param svg what is drawn
 * @param size how large
 */
record PlotPen(Svg svg, PlotSize size) {
    static final String INK = "#1b1d20";
    static final String SOFT = "#5a5e63";
    static final String GRID = "#dedacf";
    static final String BLUE = "#1f4f8f";
    static final String RED = "#b0271f";
    static final String BAND = "#f6ddd8";
    static final String PAPER = "#fbfaf6";

    static final double FONT = 12;

    /** Across the panels. */
    void rule(double y, String colour, String style) {
        svg.leaf(
                "line",
                "class",
                "graph-" + style,
                "x1",
                Svg.number(size.left()),
                "x2",
                Svg.number(size.end()),
                "y1",
                Svg.number(y),
                "y2",
                Svg.number(y),
                "stroke",
                colour);
    }

    /** A few words. */
    void label(String text, double x, double y, String anchor, String colour, String style) {
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
}
