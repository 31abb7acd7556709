package dev.candor.store;

import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was done on purpose, shown to the public or not. */
public interface Changes {
    /**
     * Adds a change. The components and the notice that it names must be there by the end of the
     * transaction.
     *
     * @throws StoreException when the id or (on its page) the outside key is in use
     */
    void add(Change change);

    /**
     * Replaces the change of the same id.
     *
     * @throws StoreException when there is none
     */
    void replace(Change change);

    /** One of them. */
    Optional<Change> find(ChangeId id);

    /** The change that was marked under an outside key. */
    Optional<Change> findByKey(PageId page, String key);

    /**
     * Newest first by start, then by id, backwards too; at most {@code limit} (1 to 1000).
     *
     * @param shownOnly only those that the public may see
     * @param after continue behind this change, or null to begin
     */
    List<Change> newest(PageId page, boolean shownOnly, int limit, @Nullable Change after);

    /** Those that began in {@code from <= t < to}, newest first; at most {@code limit}. */
    List<Change> between(PageId page, Instant from, Instant to, int limit);

    /** Those that belong to a notice, oldest first. */
    List<Change> of(NoticeId notice);
}
