package dev.candor.store;

import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Public entries with all their parts. Drafts are read only where {@code drafts} says so. An
 * audience reads what is for it and what is {@link Audience#PUBLIC}.
 */
public interface Notices {
    /**
     * Adds a notice. The components and notices that it names must be there by the end of the
     * transaction.
     *
     * @throws StoreException when there is no such page, or the id or (on its page) the outside key
     *     is in use
     */
    void add(Notice notice);

    /**
     * Replaces the notice of the same id, with all its parts.
     *
     * @throws StoreException when there is none on that page
     */
    void replace(Notice notice);

    /** One notice, if {@code audience} may read it. */
    Optional<Notice> find(NoticeId id, Audience audience, boolean drafts);

    /** The notice that was posted under an outside key, drafts included, for any audience. */
    Optional<Notice> findByKey(PageId page, String key);

    /**
     * Newest first by {@code createdAt}, then by id, backwards too; at most {@code limit} (1 to
     * 1000).
     *
     * @param after continue behind this notice, or null to begin; behind one that is not there
     *     comes nothing
     */
    List<Notice> newest(
            PageId page, Audience audience, boolean drafts, int limit, @Nullable NoticeId after);

    /** All that are not over, oldest first, drafts included. */
    List<Notice> open(PageId page);

    /** Everything that {@code audience} may read, newest first, without drafts. */
    List<Notice> all(PageId page, Audience audience);
}
