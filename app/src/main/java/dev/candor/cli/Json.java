package dev.candor.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The document, over several lines. */
    static String print(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException when it is none
     */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** A field's text, made safe for a terminal; empty when it is absent or null. */
    static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? "" : Terminal.safe(value.asString());
    }
}
