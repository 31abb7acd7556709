package dev.candor.store;

import dev.candor.model.Audience;
import dev.candor.model.PageId;

import java.util.Map;

/** What operators call their audiences, as the configuration says. */
public interface AudienceNames {
    /** All of a page; an audience that is not among them is called by its id. */
    Map<Audience, String> all(PageId page);

    /** Makes these all that there are. */
    void declare(PageId page, Map<Audience, String> names);

    /** What an audience is called: its name, or else its id. */
    default String nameOf(PageId page, Audience audience) {
        return all(page).getOrDefault(audience, audience.value());
    }

    /** The same for a sentence: what commands take stands behind a name, in brackets. */
    default String wordsFor(PageId page, Audience audience) {
        var name = nameOf(page, audience);
        return name.equals(audience.value()) ? name : name + " (" + audience + ")";
    }
}
