package dev.candor.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The files that come with the program: style sheet, script, icon. The address of the first two
 * names their content, so that they can be kept for good.
 *
 * @param documents by path
 * @param styleHref the style sheet's path
 * @param scriptHref the script's path
 * @param zoneScriptHref the path of the script for the visitor's own zone
 */
record StaticFiles(
        Map<String, Document> documents,
        String styleHref,
        String scriptHref,
        String zoneScriptHref) {
    private static final String ONE_DAY = "public, max-age=86400, stale-if-error=604800";
    private static final String ROBOTS =
            "User-agent: *\nDisallow: /api/\nDisallow: /subscription/\n";

    StaticFiles {
        documents = Map.copyOf(documents);
    }

    /** Reads them from the class path. */
    static StaticFiles load() {
        var documents = new HashMap<String, Document>();
        var style = add(documents, "page", "css", "text/css; charset=utf-8");
        var script = add(documents, "page", "js", "text/javascript; charset=utf-8");
        var zone = add(documents, "zone", "js", "text/javascript; charset=utf-8");
        documents.put(
                "/favicon.svg", Documents.of("image/svg+xml", resource("favicon.svg"), ONE_DAY));
        documents.put("/robots.txt", Documents.of("text/plain; charset=utf-8", ROBOTS, ONE_DAY));
        return new StaticFiles(documents, style, script, zone);
    }

    private static String add(
            Map<String, Document> documents, String name, String extension, String contentType) {
        var bytes = resource(name + "." + extension);
        var path = "/static/" + name + "." + Documents.contentName(bytes) + "." + extension;
        documents.put(path, Documents.of(contentType, bytes, Documents.FOR_GOOD));
        return path;
    }

    private static byte[] resource(String name) {
        try (var in = StaticFiles.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name + " is missing from the program").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read from the program", unreadable);
        }
    }
}
