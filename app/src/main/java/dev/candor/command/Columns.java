package dev.candor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The heading of a file of comma-separated values.
 *
 * @param places where each column stands, from 0
 */
record Columns(Map<String, Integer> places) {
    Columns {
        places = Map.copyOf(places);
    }

    /**
     * Reads the first line as the heading; empty, with problems, when it is none.
     *
     * @param known the columns that there are
     * @param needed those that must be there
     */
    static Optional<Columns> of(
            List<Csv.Line> lines,
            String name,
            List<String> known,
            List<String> needed,
            Problems problems) {
        var todo = "begin with a line of column names: " + String.join(",", known);
        if (lines.isEmpty()) {
            problems.add(name, "the file is empty", todo);
            return Optional.empty();
        }
        var where = name + ":" + lines.getFirst().number();
        var places = new HashMap<String, Integer>();
        for (var value : lines.getFirst().values()) {
            var column = value.toLowerCase(Locale.ROOT);
            if (!known.contains(column)) {
                problems.add(
                        where,
                        "there is no column '" + value + "'",
                        Nearest.hint(column, known, todo));
            } else if (places.put(column, places.size()) != null) {
                problems.add(where, "the column '" + column + "' stands there twice", "");
            }
        }
        needed.stream()
                .filter(each -> !places.containsKey(each))
                .forEach(each -> problems.add(where, "the column '" + each + "' is missing", todo));
        return problems.isEmpty() ? Optional.of(new Columns(places)) : Optional.empty();
    }

    /** What a line has in a column; empty when that is nothing. */
    Optional<String> value(Csv.Line line, String column) {
        var place = places.get(column);
        return place == null
                ? Optional.empty()
                : Optional.of(line.value(place)).filter(it -> !it.isEmpty());
    }

    /** A line of a file, where problems are found. */
    record Place(String name, int number, Problems problems) {
        void add(String column, String what, String todo) {
            problems.add(this + " " + column, what, todo);
        }

        /** What {@code make} makes of a text, or a problem with what it says against it. */
        <T> Optional<T> made(String text, Function<String, T> make) {
            try {
                return Optional.of(make.apply(text));
            } catch (IllegalArgumentException e) {
                problems.add(toString(), String.valueOf(e.getMessage()), "");
                return Optional.empty();
            }
        }

        /** A problem, if the line has nothing there. */
        void missing(Csv.Line line, Columns columns, String column, String todo) {
            if (columns.value(line, column).isEmpty()) {
                add(column, "'" + column + "' is empty", todo);
            }
        }

        @Override
        public String toString() {
            return name + ":" + number;
        }
    }
}
