package dev.candor.store;

import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;

import java.util.List;
import java.util.Optional;

/** Postmortems, each with every revision that it ever had. */
public interface Postmortems {
    /**
     * Adds a revision. Its notice must be there by the end of the transaction.
     *
     * @throws StoreException when that revision is there already
     */
    void add(Postmortem revision);

    /** The newest revision of a notice's postmortem. */
    Optional<Postmortem> find(NoticeId notice);

    /** All revisions of one, oldest first. */
    List<Postmortem> revisions(NoticeId notice);

    /** The newest revision of every postmortem of a page, by notice. */
    List<Postmortem> all(PageId page);
}
