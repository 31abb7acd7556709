package dev.candor.publish.view;

import java.util.List;

/**
 * Ninety days of a component in one line.
 *
 * @param strokes what differs from ninety days without anything wrong, as SVG paths; each day is
 *     {@link Bars#PITCH} wide and {@link DayLook#HEIGHT} tall
 * @param wrong the days on which something was wrong, oldest first
 * @param down the minutes of downtime
 * @param share the uptime as a percentage of the known time; empty when none is known
 */
public record BarView(List<Stroke> strokes, List<Wrong> wrong, String down, String share) {
    public BarView {
        strokes = List.copyOf(strokes);
        wrong = List.copyOf(wrong);
    }

    /** The same line with another share. */
    BarView with(String other) {
        return new BarView(strokes, wrong, down, other);
    }

    /**
     * A day on which something was wrong.
     *
     * @param x where it begins in the line
     * @param day as in the address of its page: {@code 2010-01-21}
     */
    public record Wrong(int x, String day) {}

    /**
     * All days of one look.
     *
     * @param style the look's style class
     * @param path an SVG path
     */
    public record Stroke(String style, String path) {}
}
