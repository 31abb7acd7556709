package dev.candor.publish.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class PlotMarksTest {
    private static final Instant FROM = Instant.parse("2026-03-08T12:00:00Z");
    private static final Pattern LABEL =
            Pattern.compile(
                    "<text class=\"graph-(?:marked|errors)\" x=\"([0-9.]+)\" y=\"([0-9.]+)\""
                            + " text-anchor=\"(start|end)\" fill=\"[^\"]+\">([^<]+)</text>");

    private static Mark mark(Mark.Kind kind, String label, int minute, int minutes) {
        var start = FROM.plusSeconds(60L * minute);
        return new Mark(kind, label, start, start.plusSeconds(60L * minutes));
    }

    private static String drawn(Mark... marks) {
        return Figure.svg(
                new Plot(
                        "Response time",
                        "ms",
                        FROM,
                        FROM.plus(Duration.ofHours(1)),
                        Duration.ofMinutes(1),
                        List.of(new Slot(FROM, 0, 0, Spread.Exact.of(100))),
                        List.of(marks),
                        null,
                        Duration.ofHours(1),
                        ZoneOffset.UTC,
                        Locale.ENGLISH));
    }

    @Test
    void aChangeIsALineAFixAStrongerOneAndTheTimeOfAnEntryABandOfItsLength() {
        var svg =
                drawn(
                        mark(Mark.Kind.NOTICE, "Down", 0, 30),
                        mark(Mark.Kind.CHANGE, "Deploy", 20, 1),
                        mark(Mark.Kind.FIX, "Undo", 30, 0));
        // An hour is 720 - 58 - 84 wide and begins at 58.
        assertThat(svg).contains("class=\"graph-band\" x=\"58\" y=\"", "width=\"289\"");
        assertThat(svg)
                .containsPattern("class=\"graph-mark\" x1=\"250.7\" x2=\"250.7\"[^>]+\"1.5\"/>")
                .containsPattern("class=\"graph-mark\" x1=\"347\" x2=\"347\"[^>]+\"3\"/>");
        assertThat(labels(svg)).containsExactly("Down", "Deploy", "Undo");
    }

    @Test
    void noLabelLiesOverAnotherAndNoneLeavesTheDrawing() {
        var marks = new ArrayList<Mark>();
        for (var minute = 0; minute < 60; minute += 4) {
            marks.add(mark(Mark.Kind.CHANGE, "Deploy of release " + minute, minute, 0));
        }
        var svg = drawn(marks.toArray(Mark[]::new));
        var placed = LABEL.matcher(svg).results().toList();
        assertThat(placed).hasSizeGreaterThan(8);
        for (var one : placed) {
            var from = start(one);
            var to = from + length(one);
            assertThat(from).isNotNegative();
            assertThat(to).isLessThanOrEqualTo(720);
            assertThat(placed)
                    .filteredOn(other ->
                            other.start() != one.start() && other.group(2).equals(one.group(2)))
                    .allSatisfy(other ->
                            assertThat(start(other) >= to || start(other) + length(other) <= from)
                                    .as(one.group() + " and " + other.group())
                                    .isTrue());
        }
    }

    @Test
    void whatIsBeforeOrAfterTheTimeDrawnIsNotMarked() {
        var svg =
                drawn(
                        mark(Mark.Kind.CHANGE, "Earlier", -20, 10),
                        mark(Mark.Kind.CHANGE, "Across", -20, 30),
                        mark(Mark.Kind.CHANGE, "Later", 60, 10));
        assertThat(labels(svg)).containsExactly("Across");
        assertThat(svg).contains("class=\"graph-mark\" x1=\"58\"");
    }

    private static List<String> labels(String svg) {
        return LABEL.matcher(svg).results().map(each -> each.group(4)).toList();
    }

    private static double start(MatchResult label) {
        var x = Double.parseDouble(label.group(1));
        return label.group(3).equals("start") ? x : x - length(label);
    }

    /** As wide as a letter is on the average. */
    private static double length(MatchResult label) {
        return label.group(4).length() * 12 * 0.56;
    }
}
