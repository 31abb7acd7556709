package dev.candor.command;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259) that knows where in its file it begins. */
sealed interface Located {
    /** From 1. */
    int line();

    /** From 1. */
    int column();

    /** An object, its members in the file's order. */
    record Members(Map<String, Located> members, int line, int column) implements Located {}

    /** An array. */
    record Items(List<Located> items, int line, int column) implements Located {}

    /** A string. */
    record Text(String text, int line, int column) implements Located {}

    /** A number, a truth value or null, as it is written. */
    record Other(String written, int line, int column) implements Located {}

    /** What a file holds, or why it cannot be read. */
    sealed interface Outcome {
        /** The one value of the file. */
        record Value(Located located) implements Outcome {}

        /** It is not JSON. */
        record Broken(String why, int line, int column) implements Outcome {}
    }

    /** Reads a whole file; a name that an object has twice makes it broken. */
    static Outcome read(byte[] content) {
        var factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (var parser = factory.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() == null) {
                return new Outcome.Broken("the file is empty", 1, 1);
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                var at = parser.currentTokenLocation();
                return new Outcome.Broken(
                        "there is more after the end of the object",
                        at.getLineNr(),
                        at.getColumnNr());
            }
            return new Outcome.Value(value);
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new Outcome.Broken(e.getOriginalMessage(), line(at), column(at));
        }
    }

    private static Located value(JsonParser parser) {
        var at = parser.currentTokenLocation();
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(parser, at);
            case START_ARRAY -> items(parser, at);
            case VALUE_STRING -> new Text(parser.getString(), line(at), column(at));
            case VALUE_NUMBER_INT,
                    VALUE_NUMBER_FLOAT,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME ->
                    new Other(parser.getString(), line(at), column(at));
        };
    }

    private static Located members(JsonParser parser, TokenStreamLocation at) {
        var members = new LinkedHashMap<String, Located>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Members(members, line(at), column(at));
    }

    private static Located items(JsonParser parser, TokenStreamLocation at) {
        var items = new ArrayList<Located>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Items(items, line(at), column(at));
    }

    private static int line(@Nullable TokenStreamLocation at) {
        return at == null ? 1 : at.getLineNr();
    }

    private static int column(@Nullable TokenStreamLocation at) {
        return at == null ? 1 : at.getColumnNr();
    }
}
