package dev.candor.publish;

import dev.candor.model.Audience;
import dev.candor.model.PageId;

/**
 * What a publisher publishes.
 *
 * @param page which page
 * @param audience whose view of it
 * @param welcome whether the front page greets a new operator and says what to do next
 */
public record PublisherSettings(PageId page, Audience audience, boolean welcome) {
    /** The first page, for everybody. */
    public static PublisherSettings main(boolean welcome) {
        return new PublisherSettings(PageId.MAIN, Audience.PUBLIC, welcome);
    }
}
