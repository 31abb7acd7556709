package dev.candor.web;

import dev.candor.publish.Document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** The description of the API, ready to be sent. */
final class ApiDescription {
    private static final int TAG_LENGTH = 32;

    private ApiDescription() {}

    static Document document() {
        try (var stream = ApiDescription.class.getResourceAsStream("openapi.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("openapi.yaml is missing from the program");
            }
            var body = stream.readAllBytes();
            var tag = tag(body);
            return new Document(
                    "application/yaml",
                    body,
                    gzip(body),
                    '"' + tag + '"',
                    '"' + tag + "-gzip\"",
                    "public, max-age=300");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(compressed)) {
            stream.write(body);
        }
        return compressed.toByteArray();
    }

    private static String tag(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("this Java has no SHA-256", failure);
        }
    }
}
