package dev.candor.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of data: a table with a heading where a person reads, tab-separated lines for programs.
 *
 * @param headings of the columns; the last column takes what width is left
 * @param rows each as long as the headings
 */
record Columns(List<String> headings, List<List<String>> rows) {
    private static final String GAP = "  ";

    /** The rows; where there is none, a person who reads along is told so. */
    void print(Terminal terminal, String none) {
        if (rows.isEmpty() && terminal.interactive()) {
            terminal.err().println(none);
            return;
        }
        print(terminal);
    }

    /** The rows; nothing where there is none. */
    void print(Terminal terminal) {
        if (!terminal.interactive()) {
            rows.forEach(row -> terminal.out().println(String.join("\t", row)));
            return;
        }
        var widths = widths();
        terminal.out().println(line(terminal, headings, widths));
        rows.forEach(row -> terminal.out().println(line(terminal, row, widths)));
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < headings.size(); column++) {
            var index = column;
            var widest = rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0);
            widths.add(Math.max(widest, headings.get(index).length()));
        }
        return widths;
    }

    private static String line(Terminal terminal, List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (var column = 0; column < cells.size() - 1; column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length())).append(GAP);
        }
        var room = Math.max(10, terminal.width() - line.length());
        return line.append(shortened(cells.getLast(), room)).toString().stripTrailing();
    }

    private static String shortened(String text, int room) {
        return text.length() <= room ? text : text.substring(0, room - 3) + "...";
    }
}
