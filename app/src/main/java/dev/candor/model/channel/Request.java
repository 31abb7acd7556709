package dev.candor.model.channel;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One request of a provider.
 *
 * @param when of which values it is, each with those that fit; empty for every message
 * @param method such as {@code POST}
 * @param address where to; a value at its very beginning is taken as it is, any other is
 *     percent-encoded
 * @param headers by name
 * @param body what it carries, or null
 */
public record Request(
        SequencedMap<String, List<String>> when,
        String method,
        Template address,
        SequencedMap<String, Template> headers,
        @Nullable Body body) {
    /** The methods that a request may have. */
    public static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "GET", "DELETE");

    public Request {
        when = new LinkedHashMap<>(when);
        headers = new LinkedHashMap<>(headers);
    }
}
