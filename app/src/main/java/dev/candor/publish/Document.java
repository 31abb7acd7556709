package dev.candor.publish;

import org.jspecify.annotations.Nullable;

/**
 * Ready bytes for one address, compressed once. The arrays are never written after construction and
 * are handed out without a copy.
 *
 * @param contentType with charset where it is text
 * @param body as it is
 * @param gzip the same, compressed (RFC 1952), or null where it would not be smaller
 * @param etag the strong entity tag of {@code body} with its quotes (RFC 9110 §8.8.3)
 * @param gzipEtag the strong entity tag of {@code gzip} with its quotes
 * @param cacheControl the Cache-Control header's value
 */
@SuppressWarnings("ArrayRecordComponent")
public record Document(
        String contentType,
        byte[] body,
        byte @Nullable [] gzip,
        String etag,
        String gzipEtag,
        String cacheControl) {}
