package dev.candor.web.api;

import dev.candor.command.Rejected;
import dev.candor.model.Actor;
import dev.candor.model.Role;
import dev.candor.model.Token;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A request that has found its route.
 *
 * @param request as it came
 * @param parameter what stands in the place of the path's parameter; empty where there is none
 * @param query its parameters
 * @param token the valid token that came with it, or null
 */
record Call(ApiRequest request, String parameter, Query query, @Nullable Token token) {
    private static final List<String> JSON =
            List.of("application/json", "application/merge-patch+json");

    /**
     * The token, for what needs that role.
     *
     * @throws Refusal when it is missing or not enough
     */
    Token require(Role role) {
        return Authentication.require(token, role);
    }

    /** Whoever holds the token, for the journal. */
    Actor actor(Role role) {
        return new Actor(Actor.Kind.TOKEN, require(role).id());
    }

    /** The path's parameter as an identifier; another shape names nothing that exists. */
    <T> T id(Function<String, T> make) {
        try {
            return make.apply(parameter);
        } catch (IllegalArgumentException failure) {
            throw new Refusal(400, failure.getMessage() + ".");
        }
    }

    /**
     * The body.
     *
     * @throws Refusal with 415 when it is not declared as JSON
     * @throws Rejected as invalid when it is not JSON
     */
    JsonNode json() {
        var declared = request.contentType();
        if (declared == null || !JSON.contains(mediaType(declared)) || !isUtf8(declared)) {
            throw new Refusal(
                    415, "Send the body as JSON in UTF-8, with 'Content-Type: application/json'.");
        }
        return JsonText.read(request.body());
    }

    private static String mediaType(String contentType) {
        var end = contentType.indexOf(';');
        var type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(String contentType) {
        var lower = contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        return !lower.contains("charset=") || lower.contains("charset=utf-8");
    }
}
