package dev.candor.model.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places for values: {@code Bearer {{token}}}, {@code {{colour|number}}}.
 *
 * @param parts in their order
 */
public record Template(List<Part> parts) {
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{ *([a-z][a-z0-9-]*) *(?:\\| *([a-z]+) *)?\\}\\}");

    /** The ways in which a value may be written, beside the usual one of its place. */
    public static final Set<String> FILTERS = Set.of("plain", "number");

    public Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {}

    /** Text as it stands. */
    public record Fixed(String text) implements Part {}

    /**
     * A value's place.
     *
     * @param name of the value
     * @param filter how it is written: {@code plain} (nothing is escaped), {@code number} (a JSON
     *     number), or empty
     */
    public record Place(String name, String filter) implements Part {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when braces do not make a place; the message says which
     */
    public static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PLACE.matcher(text);
        var end = 0;
        while (matcher.find()) {
            fixed(text.substring(end, matcher.start()), parts);
            var filter = matcher.group(2) == null ? "" : matcher.group(2);
            if (!filter.isEmpty() && !FILTERS.contains(filter)) {
                throw new IllegalArgumentException(
                        "'" + filter + "' is not a way to write a value; use plain or number");
            }
            parts.add(new Place(matcher.group(1), filter));
            end = matcher.end();
        }
        fixed(text.substring(end), parts);
        return new Template(parts);
    }

    private static void fixed(String text, List<Part> parts) {
        if (text.contains("{{")) {
            throw new IllegalArgumentException(
                    "'{{' begins a value's place, such as {{title}} or {{text|plain}}");
        }
        if (!text.isEmpty()) {
            parts.add(new Fixed(text));
        }
    }

    /** The names of all values that it has places for. */
    public Set<String> names() {
        return parts.stream()
                .filter(Place.class::isInstance)
                .map(part -> ((Place) part).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it says something even where all values are empty. */
    public boolean hasText() {
        return parts.isEmpty() || parts.stream().anyMatch(Fixed.class::isInstance);
    }

    /** Whether it is one number's place and nothing else. */
    public boolean isNumber() {
        return parts.size() == 1
                && parts.getFirst() instanceof Place place
                && place.filter().equals("number");
    }
}
