package dev.candor.web.api;

import dev.candor.web.http.PercentEncoding;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The parameters of a query: each at most once, and only those that the address knows. */
final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @throws Refusal with 400 when a parameter is unknown, repeated or not percent-encoded UTF-8
     */
    static Query parse(String raw, List<String> names) {
        var values = new HashMap<String, String>();
        for (var part : raw.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            var equals = part.indexOf('=');
            var name = PercentEncoding.decode(equals < 0 ? part : part.substring(0, equals));
            var value = PercentEncoding.decode(equals < 0 ? "" : part.substring(equals + 1));
            if (name == null || value == null) {
                throw Refusal.parameter(
                        "", "the query is not percent-encoded UTF-8", "encode each value");
            }
            if (!names.contains(name)) {
                throw Refusal.parameter(
                        Meant.quoted(name),
                        "there is no such parameter here",
                        names.isEmpty() ? "leave it out" : Meant.hint(name, names));
            }
            if (values.put(name, value) != null) {
                throw Refusal.parameter(name, "the parameter is given twice", "give it once");
            }
        }
        return new Query(values);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    /** A whole number between {@code least} and {@code most}. */
    int number(String name, int otherwise, int least, int most) {
        var text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Refusal.parameter(
                name,
                Meant.quoted(text) + " is not a number between " + least + " and " + most,
                "give such a number");
    }

    boolean flag(String name) {
        var text = values.get(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Refusal.parameter(
                name, Meant.quoted(text) + " is neither true nor false", "write true or false");
    }

    /** An identifier, made by a constructor that refuses other shapes. */
    <T> @Nullable T id(String name, Function<String, T> make) {
        var text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            return make.apply(text);
        } catch (IllegalArgumentException failure) {
            var said = String.valueOf(failure.getMessage());
            throw Refusal.parameter(name, said.length() > 400 ? "it is too long" : said, "");
        }
    }
}
