package dev.candor.web.page;

import dev.candor.publish.Document;
import dev.candor.web.http.AcceptEncoding;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

/**
 * A document with its headers made once, so that answering allocates next to nothing. Immutable.
 */
final class PreparedDocument {
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final Document document;
    private final PageTraffic.Kind kind;
    private final CharSequence contentType;
    private final CharSequence cacheControl;
    private final Representation plain;
    private final @Nullable Representation compressed;

    /**
     * One of the forms in which the document can be sent.
     *
     * @param etag the strong entity tag, with quotes
     * @param encoding the content coding, or null for none
     * @param length of the body, in bytes
     * @param body is sent any number of times, and never changed
     */
    record Representation(
            String etag,
            CharSequence etagHeader,
            @Nullable CharSequence encoding,
            CharSequence length,
            Buffer body) {
        private static Representation of(
                byte[] body, String etag, @Nullable CharSequence encoding) {
            return new Representation(
                    etag,
                    HttpHeaders.createOptimized(etag),
                    encoding,
                    HttpHeaders.createOptimized(Integer.toString(body.length)),
                    Buffer.buffer(body));
        }
    }

    PreparedDocument(Document document, PageTraffic.Kind kind) {
        this.document = document;
        this.kind = kind;
        contentType = HttpHeaders.createOptimized(document.contentType());
        cacheControl = HttpHeaders.createOptimized(document.cacheControl());
        plain = Representation.of(document.body(), document.etag(), null);
        var gzip = document.gzip();
        compressed = gzip == null ? null : Representation.of(gzip, document.gzipEtag(), GZIP);
    }

    /** Whether this was made from that very object. */
    @SuppressWarnings("ReferenceEquality") // another object is another version of the document
    boolean isOf(Document other) {
        return document == other;
    }

    /** What it counts as. */
    PageTraffic.Kind kind() {
        return kind;
    }

    /** The form that a request with this {@code Accept-Encoding} is answered with. */
    Representation choose(@Nullable String acceptEncoding) {
        var gzip = compressed;
        return gzip != null && AcceptEncoding.prefersGzip(acceptEncoding) ? gzip : plain;
    }

    /** Adds what a 304 and a 200 share (RFC 9110 §15.4.5). */
    void addValidators(MultiMap headers, Representation chosen) {
        headers.add(HttpHeaders.ETAG, chosen.etagHeader());
        headers.add(HttpHeaders.CACHE_CONTROL, cacheControl);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** Adds what describes the content. */
    void addContentHeaders(MultiMap headers, Representation chosen) {
        headers.add(HttpHeaders.CONTENT_TYPE, contentType);
        headers.add(HttpHeaders.CONTENT_LENGTH, chosen.length());
        var encoding = chosen.encoding();
        if (encoding != null) {
            headers.add(HttpHeaders.CONTENT_ENCODING, encoding);
        }
    }
}
