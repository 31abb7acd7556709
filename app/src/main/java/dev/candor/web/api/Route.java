package dev.candor.web.api;

import java.util.List;
import java.util.function.Function;

/**
 * One method of one address.
 *
 * @param method such as {@code GET}
 * @param template as in {@code openapi.yaml}: {@code /api/v1/notices/{id}}
 * @param parameters the query parameters that it knows
 * @param handler answers it
 */
record Route(
        String method,
        String template,
        List<String> parameters,
        Function<Call, ApiAnswer> handler) {
    /** The segments of the template. */
    private List<String> pattern() {
        return List.of(template.substring(1).split("/"));
    }

    /** Whether the decoded segments of a path are those of this template. */
    boolean fits(List<String> segments) {
        var pattern = pattern();
        if (pattern.size() != segments.size()) {
            return false;
        }
        for (var i = 0; i < pattern.size(); i++) {
            if (!isParameter(pattern.get(i)) && !pattern.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What stands in the place of the template's parameter; empty when it has none. */
    String parameter(List<String> segments) {
        var pattern = pattern();
        for (var i = 0; i < pattern.size(); i++) {
            if (isParameter(pattern.get(i))) {
                return segments.get(i);
            }
        }
        return "";
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
