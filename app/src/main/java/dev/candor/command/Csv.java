package dev.candor.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values (RFC 4180): a value may stand in double quotes, and then have
 * commas, line breaks and doubled quotes in it. Lines that are empty, or begin with {@code #}, are
 * left out. A byte order mark at the beginning does not count.
 */
final class Csv {
    private static final char QUOTE = '"';

    private final String text;
    private final Problems problems;
    private final String name;
    private int at;
    private int line = 1;

    private Csv(String text, String name, Problems problems) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.name = name;
        this.problems = problems;
    }

    /**
     * One line of the file.
     *
     * @param number the line that it begins in, from 1
     * @param values with blanks around them taken away
     */
    record Line(int number, List<String> values) {
        Line {
            values = List.copyOf(values);
        }

        /** The value of a column; empty where the line is shorter. */
        String value(int column) {
            return column < values.size() ? values.get(column) : "";
        }
    }

    /** All lines; what is no such file becomes a problem of its line. */
    static List<Line> read(String text, String name, Problems problems) {
        var csv = new Csv(text, name, problems);
        var lines = new ArrayList<Line>();
        while (csv.at < csv.text.length()) {
            var number = csv.line;
            var isRemark = csv.text.charAt(csv.at) == '#';
            var values = csv.line();
            if (!isRemark && !values.equals(List.of(""))) {
                lines.add(new Line(number, values));
            }
        }
        return lines;
    }

    private List<String> line() {
        var values = new ArrayList<String>();
        while (true) {
            values.add(value());
            if (at >= text.length()) {
                return values;
            }
            var next = text.charAt(at);
            at++;
            if (next != ',') {
                if (next == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                line++;
                return values;
            }
        }
    }

    private String value() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == QUOTE) {
            return quoted();
        }
        var start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted() {
        var begun = line;
        var value = new StringBuilder();
        at++;
        while (at < text.length()) {
            var next = text.charAt(at);
            at++;
            if (next == QUOTE && at < text.length() && text.charAt(at) == QUOTE) {
                value.append(QUOTE);
                at++;
            } else if (next == QUOTE) {
                afterQuotes();
                return value.toString().strip();
            } else {
                line += next == '\n' ? 1 : 0;
                value.append(next);
            }
        }
        problems.add(name + ":" + begun, "a quotation mark is not closed", "close it");
        return value.toString();
    }

    private void afterQuotes() {
        skipBlanks();
        if (at < text.length() && !isEnd(text.charAt(at))) {
            problems.add(
                    name + ":" + line,
                    "something stands behind a quoted value",
                    "put all of it into the quotation marks, and double those inside");
            while (at < text.length() && !isEnd(text.charAt(at))) {
                at++;
            }
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isEnd(char character) {
        return character == ',' || character == '\n' || character == '\r';
    }
}
