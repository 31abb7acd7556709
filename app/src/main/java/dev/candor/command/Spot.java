package dev.candor.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value in a file with the way to it. Reading it as what it should be either gives that, or notes
 * a problem and gives nothing.
 *
 * @param file the file's name, for problems
 * @param pointer the way to the value (RFC 6901)
 * @param value the value itself
 * @param problems where problems are noted
 */
record Spot(String file, String pointer, Located value, Problems problems) {
    /** The place for people: {@code history.json:12:5 /notices/3/title}. */
    String where() {
        return file + ":" + value.line() + ":" + value.column() + " " + pointer;
    }

    /** Notes what is wrong here. */
    void problem(String what, String todo) {
        problems.add(where(), what, todo);
    }

    /** As an object with known keys; a key that is unknown, or missing, is a problem. */
    Optional<Map<String, Spot>> object(Set<String> keys, Set<String> required) {
        if (!(value instanceof Located.Members members)) {
            problem("here must be an object", "write { … } with: " + String.join(", ", keys));
            return Optional.empty();
        }
        var spots = new LinkedHashMap<String, Spot>();
        members.members().forEach((key, each) -> spots.put(key, at(key, each)));
        var known = "the keys here are: " + String.join(", ", keys);
        spots.forEach((key, spot) -> {
            if (!keys.contains(key)) {
                spot.problem("unknown key", Nearest.hint(key, keys, known));
            }
        });
        for (var key : required) {
            if (!spots.containsKey(key)) {
                problem("the key '" + key + "' is missing", "add it");
            }
        }
        return Optional.of(spots);
    }

    /** As an array of at most so many. */
    List<Spot> items(int most) {
        if (!(value instanceof Located.Items items)) {
            problem("here must be an array", "write [ … ]");
            return List.of();
        }
        if (items.items().size() > most) {
            problem(items.items().size() + " are too many", "give at most " + most);
            return List.of();
        }
        return IntStream.range(0, items.items().size())
                .mapToObj(i -> at(Integer.toString(i), items.items().get(i)))
                .toList();
    }

    /** As a string of 1 to {@code longest} characters that are not all blank. */
    Optional<String> text(int longest) {
        if (!(value instanceof Located.Text text)) {
            problem("here must be a string", "write \"…\"");
            return Optional.empty();
        }
        if (text.text().isBlank() || text.text().length() > longest) {
            problem(
                    "the text has " + text.text().length() + " characters",
                    "give it 1 to " + longest + " that are not all blank");
            return Optional.empty();
        }
        return Optional.of(text.text());
    }

    /** As a whole number from 0. */
    Optional<Integer> index() {
        if (value instanceof Located.Other other && other.written().matches("\\d{1,6}")) {
            return Optional.of(Integer.valueOf(other.written()));
        }
        problem("here must be a whole number from 0", "count the updates from 0");
        return Optional.empty();
    }

    /** As one of several names. */
    <T> Optional<T> name(Collection<T> all, Function<T, String> wireName) {
        return text(100).flatMap(found -> named(found, all, wireName));
    }

    /** As what {@code make} makes of the text; its complaint is the problem. */
    <T> Optional<T> made(Function<String, T> make) {
        return text(1_000).flatMap(found -> attempt(() -> make.apply(found)));
    }

    /** What {@code attempt} gives; its complaint is a problem of this place. */
    <T> Optional<T> attempt(Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (IllegalArgumentException e) {
            problem(String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private <T> Optional<T> named(String found, Collection<T> all, Function<T, String> wireName) {
        var match = all.stream().filter(each -> wireName.apply(each).equals(found)).findFirst();
        if (match.isEmpty()) {
            var names = all.stream().map(wireName).toList();
            var list = "use one of: " + names.stream().collect(Collectors.joining(", "));
            problem("'" + found + "' is not known here", Nearest.hint(found, names, list));
        }
        return match;
    }

    private Spot at(String key, Located each) {
        var escaped = key.replace("~", "~0").replace("/", "~1");
        return new Spot(file, pointer + "/" + escaped, each, problems);
    }
}
