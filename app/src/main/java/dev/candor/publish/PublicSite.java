package dev.candor.publish;

import java.util.Optional;

/** What the public side serves from; never touches the database. Thread-safe. */
public interface PublicSite {
    /**
     * The document of that path (no query, percent-decoded, beginning with {@code /}); empty when
     * there is none. Front page, feeds and API documents come from memory; other pages are rendered
     * into a bounded cache.
     */
    Optional<Document> find(String path);

    /**
     * As {@link #find(String)}, where the query makes a difference; by default it makes none.
     *
     * @param query as it came, without the question mark; may be empty
     */
    default Optional<Document> find(String path, String query) {
        return find(path);
    }

    /** Whether a first snapshot is there. */
    boolean isReady();

    /** What to send with status 404 when {@link #find} has nothing; a plain sentence by default. */
    default Document notFound() {
        return Documents.sentence("There is no page at this address. The status page is at /");
    }

    /**
     * What to send with status 503 while {@link #isReady} is false; a plain sentence by default.
     */
    default Document starting() {
        return Documents.sentence("The status page is starting. Please try again in a moment.");
    }
}
