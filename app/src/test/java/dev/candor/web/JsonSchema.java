package dev.candor.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks JSON against those keywords of JSON Schema 2020-12 that {@code openapi.yaml} uses. */
final class JsonSchema {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "$ref",
                    "description",
                    "type",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "const",
                    "oneOf",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum",
                    "pattern",
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "default");

    private final JsonNode document;

    JsonSchema(Object document) {
        this.document = JsonMapper.shared().valueToTree(document);
    }

    JsonNode document() {
        return document;
    }

    /** The node that a local reference names, or the node itself. */
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref");
        if (reference.isMissingNode()) {
            return node;
        }
        var target = document.at(reference.stringValue().substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("nothing is at " + reference);
        }
        return target;
    }

    /** Everything in which {@code value} differs from {@code schema}, in words. */
    List<String> faults(JsonNode value, JsonNode schema) {
        var faults = new ArrayList<String>();
        check(value, schema, "", faults);
        return faults;
    }

    private void check(JsonNode value, JsonNode schema, String where, List<String> faults) {
        for (var keyword : schema.propertyNames()) {
            if (!KEYWORDS.contains(keyword)) {
                throw new AssertionError("this checker does not know '" + keyword + "'");
            }
        }
        if (schema.has("$ref")) {
            check(value, resolve(schema), where, faults);
        }
        if (schema.has("type") && !isOfType(value, schema.get("type"))) {
            faults.add(where + ": " + value + " is not " + schema.get("type"));
            return;
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(where + ": " + value + " is not one of " + schema.get("enum"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(where + ": " + value + " is not " + schema.get("const"));
        }
        if (schema.has("oneOf")) {
            var fitting =
                    schema.get("oneOf")
                            .valueStream()
                            .filter(each -> faults(value, each).isEmpty())
                            .count();
            if (fitting != 1) {
                faults.add(where + ": " + value + " fits " + fitting + " of oneOf");
            }
        }
        checkText(value, schema, where, faults);
        checkNumber(value, schema, where, faults);
        checkArray(value, schema, where, faults);
        checkObject(value, schema, where, faults);
    }

    private static void checkText(
            JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (!value.isString()) {
            return;
        }
        var length = value.stringValue().length();
        if (length < schema.path("minLength").asInt(0)
                || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            faults.add(where + ": " + length + " characters");
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").stringValue())
                        .matcher(value.stringValue())
                        .find()) {
            faults.add(where + ": " + value + " does not match " + schema.get("pattern"));
        }
    }

    private static void checkNumber(
            JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (value.isNumber()
                && (value.asLong() < schema.path("minimum").asLong(Long.MIN_VALUE)
                        || value.asLong() > schema.path("maximum").asLong(Long.MAX_VALUE))) {
            faults.add(where + ": " + value + " is out of range");
        }
    }

    private void checkArray(JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (!value.isArray()) {
            return;
        }
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            faults.add(where + ": " + value.size() + " items");
        }
        for (var i = 0; i < value.size() && schema.has("items"); i++) {
            check(value.get(i), schema.get("items"), where + "/" + i, faults);
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (!value.isObject()) {
            return;
        }
        for (var name : schema.path("required")) {
            if (!value.has(name.stringValue())) {
                faults.add(where + ": " + name + " is missing");
            }
        }
        if (value.size() < schema.path("minProperties").asInt(0)) {
            faults.add(where + ": too few members");
        }
        var closed = !schema.path("additionalProperties").asBoolean(true);
        for (var entry : value.properties()) {
            var member = schema.path("properties").path(entry.getKey());
            if (!member.isMissingNode()) {
                check(entry.getValue(), member, where + "/" + entry.getKey(), faults);
            } else if (closed) {
                faults.add(where + ": '" + entry.getKey() + "' is not in the schema");
            }
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(each -> isOfType(value, each));
        }
        return switch (type.stringValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("this checker does not know the type " + type);
        };
    }
}
