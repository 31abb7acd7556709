package dev.candor.web.api;

import org.jspecify.annotations.Nullable;

/**
 * A request as the API sees it, without a connection.
 *
 * @param method such as {@code GET}
 * @param path as it came, still percent-encoded
 * @param query as it came, without the question mark; may be empty
 * @param authorization the header of that name, or null
 * @param contentType the header of that name, or null
 * @param idempotencyKey the header of that name, or null
 * @param peer the address of whoever asks; may be empty
 * @param body all of it; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body would serve nobody
public record ApiRequest(
        String method,
        String path,
        String query,
        @Nullable String authorization,
        @Nullable String contentType,
        @Nullable String idempotencyKey,
        String peer,
        byte[] body) {
    /** The same request as of somebody who has no token. */
    ApiRequest withoutToken() {
        return new ApiRequest(method, path, query, null, contentType, idempotencyKey, peer, body);
    }
}
