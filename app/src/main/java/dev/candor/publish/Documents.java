package dev.candor.publish;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Makes documents: compresses once, and tags each representation by what its bytes are. */
final class Documents {
    /** HTML 5, UTF-8. */
    static final String HTML = "text/html; charset=utf-8";

    /** Asked again each time, and served old rather than not at all (RFC 5861 §4). */
    static final String REVALIDATE = "public, max-age=0, stale-if-error=86400";

    /** For an address that names its content. */
    static final String FOR_GOOD = "public, max-age=31536000, immutable";

    /** For what must never be kept: an error, or the age of the data. */
    static final String NOT_STORED = "no-store";

    private static final int TAG_BYTES = 12;

    private Documents() {}

    static Document of(String contentType, String text, String cacheControl) {
        return of(contentType, text.getBytes(StandardCharsets.UTF_8), cacheControl);
    }

    static Document of(String contentType, byte[] body, String cacheControl) {
        var gzip = gzip(body);
        return new Document(
                contentType,
                body,
                gzip,
                tag(body),
                gzip == null ? tag(body) : tag(gzip),
                cacheControl);
    }

    /** One sentence for people, never stored. */
    static Document sentence(String text) {
        return of("text/plain; charset=utf-8", text + "\n", NOT_STORED);
    }

    /** The first 12 hexadecimal digits of the content's SHA-256, for an address that names it. */
    static String contentName(byte[] body) {
        return HexFormat.of().formatHex(sha256(body), 0, TAG_BYTES / 2);
    }

    private static String tag(byte[] bytes) {
        var short96 = java.util.Arrays.copyOf(sha256(bytes), TAG_BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(short96) + '"';
    }

    private static byte @Nullable [] gzip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return out.size() < body.length ? out.toByteArray() : null;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
