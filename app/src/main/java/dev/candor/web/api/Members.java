package dev.candor.web.api;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of one JSON object, read by name; what does not fit becomes a finding with its place.
 * An absent member and one that is null are the same, unless {@link #isNull} is asked.
 */
final class Members {
    private final JsonNode object;
    private final String where;
    private final Findings findings;

    private Members(JsonNode object, String where, Findings findings) {
        this.object = object;
        this.where = where;
        this.findings = findings;
    }

    /** The members of {@code node}, of which only {@code names} may be there; null if no object. */
    static @Nullable Members of(
            JsonNode node, String where, Findings findings, List<String> names) {
        if (!node.isObject()) {
            findings.add(where, "this is " + kind(node) + ", not an object", "write it in { }");
            return null;
        }
        for (var name : node.propertyNames()) {
            if (!names.contains(name)) {
                var what = "there is no member " + Meant.quoted(name) + " here";
                findings.add(where + "/" + escaped(name), what, Meant.hint(name, names));
            }
        }
        return new Members(node, where, findings);
    }

    /** What a JSON value is, for a sentence. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> node.booleanValue() ? "true" : "false";
            case NULL, MISSING -> "null";
        };
    }

    String at(String name) {
        return where + "/" + name;
    }

    boolean has(String name) {
        return object.has(name);
    }

    boolean isNull(String name) {
        var value = object.get(name);
        return value != null && value.isNull();
    }

    /** The member, or null when it is absent or null. */
    @Nullable JsonNode get(String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** A finding for a member that must be there. */
    void missing(String name, String todo) {
        findings.add(at(name), "'" + name + "' is missing", todo);
    }

    @Nullable Boolean flag(String name) {
        var value = get(name);
        if (value != null && !value.isBoolean()) {
            findings.add(at(name), "this is " + kind(value), "write true or false");
            return null;
        }
        return value == null ? null : value.booleanValue();
    }

    /** A whole number between two bounds. */
    @Nullable Integer number(String name, int least, int most) {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            findings.add(
                    at(name),
                    value.isIntegralNumber()
                            ? "this is out of range"
                            : "this is " + kind(value) + ", not a whole number",
                    "give " + least + " to " + most);
            return null;
        }
        return value.intValue();
    }

    /** A whole number; 0 with a finding when it is none, null when it is absent. */
    @Nullable Integer whole(String name) {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            findings.add(at(name), "this is no whole number", "write such as 1");
            return 0;
        }
        return value.intValue();
    }

    /** A text of one line or, if {@code lines}, of several. */
    @Nullable String text(String name, int longest, boolean lines) {
        var value = get(name);
        return value == null ? null : text(at(name), value, longest, lines);
    }

    /** A word of a closed list. */
    <T> @Nullable T word(
            String name, Function<String, Optional<T>> parse, List<String> valid, String what) {
        var text = text(name, Integer.MAX_VALUE, false);
        if (text == null) {
            return null;
        }
        var found = parse.apply(text);
        if (found.isEmpty()) {
            findings.add(at(name), Meant.quoted(text) + " is no " + what, Meant.hint(text, valid));
            return null;
        }
        return found.get();
    }

    /** An identifier, made by a constructor that refuses other shapes. */
    <T> @Nullable T id(String name, Function<String, T> make) {
        var value = get(name);
        return value == null ? null : id(at(name), value, make);
    }

    /** The elements of a list; null when it is absent, null, no list or too long. */
    @Nullable JsonNode list(String name, int most) {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            findings.add(at(name), "this is " + kind(value) + ", not a list", "write it in [ ]");
            return null;
        }
        if (value.size() > most) {
            findings.add(at(name), value.size() + " are too many", "give at most " + most);
            return null;
        }
        return value;
    }

    <T> @Nullable T id(String place, JsonNode value, Function<String, T> make) {
        var text = text(place, value, Integer.MAX_VALUE, false);
        if (text == null) {
            return null;
        }
        try {
            return make.apply(text);
        } catch (IllegalArgumentException failure) {
            var said = String.valueOf(failure.getMessage());
            findings.add(place, said.length() > 400 ? "this name is too long" : said, "");
            return null;
        }
    }

    @Nullable String text(String place, JsonNode value, int longest, boolean lines) {
        if (!value.isString()) {
            findings.add(place, "this is " + kind(value) + ", not a text", "write it in quotes");
            return null;
        }
        var text = value.stringValue();
        if (text.isBlank() || text.length() > longest) {
            findings.add(
                    place,
                    text.isBlank()
                            ? "the text is blank"
                            : "it has " + text.length() + " characters",
                    longest == Integer.MAX_VALUE
                            ? "write something"
                            : "give it 1 to " + longest + " characters");
            return null;
        }
        if (text.codePoints().anyMatch(each -> isUnfit(each, lines))) {
            findings.add(
                    place,
                    "the text has a control character or half a surrogate pair",
                    lines ? "leave it out" : "leave it out; line breaks too");
            return null;
        }
        return text;
    }

    private static boolean isUnfit(int codePoint, boolean lines) {
        var isBreak = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return (Character.isISOControl(codePoint) && !(lines && isBreak))
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** A name as part of a JSON Pointer (RFC 6901 §3). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
