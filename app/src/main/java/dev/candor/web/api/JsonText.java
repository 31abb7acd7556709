package dev.candor.web.api;

import dev.candor.command.Rejected;
import dev.candor.model.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON text (RFC 8259), strictly: UTF-8, no name twice, nothing behind the value, bounded depth.
 */
public final class JsonText {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxStringLength(LONGEST_TEXT)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // done below, in words
                    .build();

    private JsonText() {}

    /**
     * Reads one value.
     *
     * @throws Rejected as invalid, with the line and column, when the bytes are not JSON
     */
    public static JsonNode read(byte[] bytes) {
        var text = decode(bytes);
        if (text.isBlank()) {
            throw refused("", "the body is empty", "send a JSON object");
        }
        try (var parser = MAPPER.createParser(text)) {
            JsonNode value = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw refused(
                        place(parser.currentTokenLocation()),
                        "something follows after the JSON value",
                        "send one value and nothing else");
            }
            return value;
        } catch (StreamConstraintsException failure) {
            throw refused(
                    place(failure.getLocation()),
                    said(failure).contains("nesting depth")
                            ? "values are nested more than " + DEEPEST + " deep"
                            : "a name, a number or a text is too long",
                    "shorten it");
        } catch (JacksonException failure) {
            throw refused(place(failure.getLocation()), fault(failure), "");
        }
    }

    /** The value as UTF-8. */
    static byte[] write(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw refused("", "the body is not UTF-8", "encode it as UTF-8");
        }
    }

    /** What is wrong, without the names of classes and settings that the parser's words contain. */
    private static String fault(JacksonException failure) {
        var said = said(failure);
        if (said.startsWith("Duplicate")) {
            return "an object has the same name twice";
        }
        if (said.startsWith("Unexpected end-of-input")) {
            return "the JSON ends too early";
        }
        if (said.startsWith("Illegal unquoted character")) {
            return "a text has a control character that must be escaped";
        }
        if (said.startsWith("Unexpected character") || said.startsWith("Unrecognized token")) {
            var to = said.indexOf(": ");
            return "this is not JSON: "
                    + (to < 0 ? said : said.substring(0, to)).replace('\n', ' ');
        }
        return "this is not JSON";
    }

    private static String said(JacksonException failure) {
        var message = failure.getOriginalMessage();
        return message == null ? "" : message;
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Rejected refused(String where, String what, String todo) {
        return new Rejected(Rejected.Cause.INVALID, new Problem(where, what, todo));
    }
}
