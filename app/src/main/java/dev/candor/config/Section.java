package dev.candor.config;

import dev.candor.config.YamlNode.Place;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A map of the file whose keys are known; what it cannot use it reports when it is made. */
final class Section {
    private final Reading reading;
    private final Key.Part part;
    private final Place place;
    private final String path;
    private final List<String> names;
    private final Map<String, Value> values = new HashMap<>();

    /**
     * @param more names that it takes beside those of its part
     */
    Section(
            Reading reading,
            Key.Part part,
            Collection<String> more,
            String path,
            YamlNode.Mapping node) {
        this.names = Stream.concat(Key.names(part).stream(), more.stream()).toList();
        this.reading = reading;
        this.part = part;
        this.place = node.place();
        this.path = path;
        for (var entry : node.entries()) {
            take(entry);
        }
    }

    Place place() {
        return place;
    }

    String path() {
        return path;
    }

    /** What stands behind the key, or empty when the key is not there or says nothing. */
    Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isNull());
    }

    /** As {@link #value}; reports a key that is not there. */
    Optional<Value> required(String key, String todo) {
        if (!values.containsKey(key)) {
            fail("'" + key + "' is missing", todo);
        }
        return value(key);
    }

    /** The elements of a list; empty when the key is not there. */
    List<Value> items(String key) {
        return value(key).map(Value::items).orElse(List.of());
    }

    /** The maps of a list; elements that are none are reported and left out. */
    List<Section> sections(String key, Key.Part of) {
        return items(key).stream().flatMap(item -> item.section(of).stream()).toList();
    }

    /** Reports something about the map as a whole. */
    void fail(String what, String todo) {
        reading.problems().add(place, path, what, todo);
    }

    private void take(YamlNode.Entry entry) {
        var key = entry.key().text();
        var value = new Value(reading, path.isEmpty() ? key : path + "." + key, entry.value());
        var at = value.at(entry.key().place());
        var retired = retired(key);
        if (retired.isPresent()) {
            at.fail("the key '" + key + "' is no longer used", retired.get().todo());
        } else if (!names.contains(key)) {
            at.fail(unknown(key), hint(key));
        } else if (values.putIfAbsent(key, value) != null) {
            at.fail("the key '" + key + "' stands twice in this map", "keep one of the two");
        } else if (value.isNull()) {
            at.fail("the key '" + key + "' has no value", "give it one, or remove the key");
        }
    }

    private Optional<RetiredKey> retired(String key) {
        return reading.retired().stream()
                .filter(it -> it.part() == part && it.name().equals(key))
                .findFirst();
    }

    private String unknown(String key) {
        return "unknown key '" + key + "' in " + part.title();
    }

    private String hint(String key) {
        if (Nearest.to(key, names).isPresent()) {
            return Nearest.hint(key, names);
        }
        return Key.ALL.stream()
                .filter(it -> it.part() != Key.Part.SECRET && it.name().equals(key))
                .findFirst()
                .map(it -> "it is a key of " + it.part().title())
                .orElseGet(() -> Nearest.hint(key, names));
    }
}
