package dev.candor.store;

import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.TellingRules;

import java.util.Optional;

/** Status pages. */
public interface Pages {
    /** The page of that name. */
    Optional<Page> find(PageId id);

    /** Writes a page, new or changed. */
    void put(Page page);

    /** What a page tells by itself; empty until that was written. */
    Optional<TellingRules> tellingRules(PageId id);

    /** Writes what a page tells by itself. The page must be there. */
    void put(PageId id, TellingRules rules);
}
