package dev.candor.store;

import dev.candor.model.Page;
import dev.candor.model.PageId;

import java.util.Optional;

/** Status pages. */
public interface Pages {
    /** The page of that name. */
    Optional<Page> find(PageId id);

    /** Writes a page, new or changed. */
    void put(Page page);
}
