package dev.candor.config;

import dev.candor.config.YamlNode.Mapping;
import dev.candor.config.YamlNode.Place;
import dev.candor.config.YamlNode.Scalar;
import dev.candor.config.YamlNode.Sequence;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A value of the file, read as what its key wants. Each reader answers empty after it has reported
 * that the value is something else.
 */
record Value(Reading reading, String path, YamlNode node) {
    Place place() {
        return node.place();
    }

    boolean isNull() {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    /** The same value, with its problems reported at another place. */
    Value at(Place place) {
        return new Value(reading, path, new Scalar(place, "", -1, false));
    }

    void fail(String what, String todo) {
        reading.problems().add(place(), path, what, todo);
    }

    /** Reports a problem that many characters behind the start of this text. */
    void failAt(int offset, String what, String todo) {
        var textOffset = node instanceof Scalar scalar ? scalar.textOffset() : -1;
        var place = textOffset < 0 ? place() : place().plus(textOffset + offset);
        reading.problems().add(place, path, what, todo);
    }

    Optional<String> text() {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.text());
        }
        return wanted("a text", "");
    }

    /** A text that is not blank and at most that long. */
    Optional<String> text(int longest) {
        var text = text();
        if (text.isPresent() && (text.get().isBlank() || text.get().length() > longest)) {
            fail("this must have 1 to " + longest + " characters", "");
            return Optional.empty();
        }
        return text;
    }

    Optional<Integer> number(int least, int most) {
        var bounds = "a whole number from " + least + " to " + most;
        if (!(node instanceof Scalar scalar) || !scalar.text().matches("-?[0-9]{1,18}")) {
            return wanted(bounds, "");
        }
        var number = Long.parseLong(scalar.text());
        return number < least || number > most
                ? wanted(bounds, "")
                : Optional.of(Math.toIntExact(number));
    }

    Optional<BigDecimal> decimal(BigDecimal least, BigDecimal most) {
        var bounds = "a number from " + least + " to " + most;
        if (!(node instanceof Scalar scalar)
                || !scalar.text().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return wanted(bounds, "");
        }
        var number = new BigDecimal(scalar.text());
        return number.compareTo(least) < 0 || number.compareTo(most) > 0
                ? wanted(bounds, "")
                : Optional.of(number);
    }

    Optional<Boolean> flag() {
        if (node instanceof Scalar scalar) {
            switch (scalar.text()) {
                case "true" -> {
                    return Optional.of(true);
                }
                case "false" -> {
                    return Optional.of(false);
                }
                default -> {}
            }
        }
        return wanted("true or false", "");
    }

    Optional<Duration> duration(Duration least, Duration most) {
        var bounds = Durations.format(least) + " to " + Durations.format(most);
        var parsed =
                node instanceof Scalar scalar
                        ? Durations.parse(scalar.text())
                        : Optional.<Duration>empty();
        if (parsed.isEmpty()) {
            return wanted(
                    "a duration", "write a whole number and ms, s, m, h or d, from " + bounds);
        }
        if (parsed.get().compareTo(least) < 0 || parsed.get().compareTo(most) > 0) {
            return wanted("a duration from " + bounds, "");
        }
        return parsed;
    }

    /** A day of the calendar, as {@code 2010-01-21}. */
    Optional<LocalDate> day() {
        return text().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException _) {
                fail("'" + text + "' is not a day", "write year, month and day: 2010-01-21");
                return Optional.empty();
            }
        });
    }

    /** One of some words. */
    Optional<String> word(List<String> known) {
        var text = text();
        if (text.isPresent() && !known.contains(text.get())) {
            fail(
                    "'" + text.get() + "' is not a value of this key",
                    Nearest.hint(text.get(), known));
            return Optional.empty();
        }
        return text;
    }

    /** A text that a type of the model accepts or refuses with a reason. */
    <T> Optional<T> identifier(Function<String, T> type) {
        return text().flatMap(text -> {
            try {
                return Optional.of(type.apply(text));
            } catch (IllegalArgumentException e) {
                fail(String.valueOf(e.getMessage()), Slug.hint(text));
                return Optional.empty();
            }
        });
    }

    /** The elements of a list. */
    List<Value> items() {
        if (!(node instanceof Sequence sequence)) {
            wanted("a list", "begin each element with '- '");
            return List.of();
        }
        var items = new ArrayList<Value>();
        for (var item : sequence.items()) {
            items.add(new Value(reading, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** A map with the keys of that part. */
    Optional<Section> section(Key.Part part) {
        return section(part, List.of());
    }

    /** The same, with more keys beside those of that part. */
    Optional<Section> section(Key.Part part, Collection<String> more) {
        return node instanceof Mapping mapping
                ? Optional.of(new Section(reading, part, more, path, mapping))
                : wanted("a map with the keys " + String.join(", ", Key.names(part)), "");
    }

    /** The members of a map whose keys are the writer's own; one that stands twice is reported. */
    SequencedMap<String, Value> members() {
        var members = new LinkedHashMap<String, Value>();
        if (!(node instanceof Mapping mapping)) {
            wanted("a map", "");
            return members;
        }
        for (var entry : mapping.entries()) {
            var name = entry.key().text();
            var value = new Value(reading, path + "." + name, entry.value());
            if (members.putIfAbsent(name, value) != null) {
                value.at(entry.key().place())
                        .fail("the key '" + name + "' stands twice in this map", "keep one");
            }
        }
        return members;
    }

    /** The value of a key of a map, whatever else the map holds; empty when it is none. */
    Optional<Value> peek(String key) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .findFirst()
                        .map(entry -> new Value(reading, path + "." + key, entry.value()))
                : Optional.empty();
    }

    /** A text, or where to find it. */
    Optional<String> secret() {
        return node instanceof Mapping ? Secret.resolve(this, reading.secrets()) : text();
    }

    private <T> Optional<T> wanted(String what, String todo) {
        fail("expected " + what + ", found " + node.describe(), todo);
        return Optional.empty();
    }
}
