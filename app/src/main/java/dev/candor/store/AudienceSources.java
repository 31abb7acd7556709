package dev.candor.store;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.PageId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The audiences whose customers the configuration asks a database for. */
public interface AudienceSources {
    /** All of a page, by name. */
    List<AudienceSource> all(PageId page);

    /** That of an audience; empty when its customers come from elsewhere. */
    Optional<AudienceSource> find(PageId page, Audience audience);

    /** Makes these all that there are: new ones wait, the others are as they were. */
    void declare(PageId page, Collection<Audience> audiences);

    /** Writes what came of asking; nothing happens when there is no such source any more. */
    void asked(PageId page, AudienceSource source);
}
