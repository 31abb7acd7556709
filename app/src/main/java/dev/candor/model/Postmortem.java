package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was learned from an entry that is over, as a document of its own. Every edit is a revision
 * that is kept.
 *
 * @param notice the entry that it is about; there is at most one for each
 * @param page the page of that entry
 * @param visibility who may read it once it is published
 * @param promisedBy the day on which it was promised to be there, in the page's zone, or null
 * @param revision from 1; each edit adds one
 * @param changedAt when this revision was written
 * @param publishedAt when it was first published, or null while it is a draft
 * @param actor who wrote this revision, as the journal names them
 * @param content what it says
 */
public record Postmortem(
        NoticeId notice,
        PageId page,
        Visibility visibility,
        @Nullable LocalDate promisedBy,
        int revision,
        Instant changedAt,
        @Nullable Instant publishedAt,
        String actor,
        PostmortemContent content) {
    /** Who may read a published one. */
    public enum Visibility {
        /** Everybody. */
        PUBLIC,
        /** Whoever holds a token. */
        INTERNAL;

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether everybody may read it. */
    public boolean isPublic() {
        return visibility == Visibility.PUBLIC && publishedAt != null;
    }

    /** The next revision, with other content. */
    public Postmortem revised(PostmortemContent next, Instant at, String by) {
        return new Postmortem(
                notice, page, visibility, promisedBy, revision + 1, at, publishedAt, by, next);
    }
}
