package dev.candor.web;

import dev.candor.publish.Document;
import dev.candor.publish.PublicSite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** A public site whose documents a test sets. */
final class MemorySite implements PublicSite {
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private volatile boolean ready = true;

    void put(String path, Document document) {
        documents.put(path, document);
    }

    void ready(boolean value) {
        ready = value;
    }

    @Override
    public Optional<Document> find(String path) {
        return Optional.ofNullable(documents.get(path));
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public Document notFound() {
        return page("Nothing is here. The status page is at /", "not-found");
    }

    @Override
    public Document starting() {
        return page("This page is being made ready.", "starting");
    }

    /** A page whose tag is {@code version}; compressed as well. */
    static Document page(String text, String version) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        return new Document(
                "text/html; charset=utf-8",
                body,
                gzip(body),
                '"' + version + '"',
                '"' + version + "-gzip\"",
                "public, max-age=5");
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
