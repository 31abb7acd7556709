package dev.candor.web.api;

import dev.candor.model.Problem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of the API, without a connection.
 *
 * @param status the HTTP status code
 * @param headers by lower-case name; the content type is among them
 * @param body never empty; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body would serve nobody
public record ApiAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final String CONTENT_TYPE = "content-type";

    /** An answer with a JSON body. */
    static ApiAnswer json(int status, JsonNode body) {
        return new ApiAnswer(
                status, Map.of(CONTENT_TYPE, "application/json"), JsonText.write(body));
    }

    /** A refusal in the form of RFC 9457, for one reason. */
    public static ApiAnswer problem(int status, String detail) {
        return problem(status, detail, List.of());
    }

    /** A refusal in the form of RFC 9457, with what a person needs to mend it. */
    static ApiAnswer problem(int status, String detail, List<Problem> problems) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("title", title(status)).put("status", status).put("detail", detail);
        var list = body.putArray("problems");
        for (var problem : problems) {
            list.addObject()
                    .put("where", problem.where())
                    .put("what", problem.what())
                    .put("todo", problem.todo());
        }
        return new ApiAnswer(
                status, Map.of(CONTENT_TYPE, "application/problem+json"), JsonText.write(body));
    }

    /** The same answer with one more header, by its lower-case name. */
    public ApiAnswer with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new ApiAnswer(status, Map.copyOf(more), body);
    }

    /** The phrase of RFC 9110, RFC 6585 and RFC 4918 for a status. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            case 507 -> "Insufficient Storage"; // RFC 4918, section 11.5
            default -> "Internal Server Error";
        };
    }
}
