package dev.candor.publish.view;

import java.time.Instant;
import java.util.List;

/**
 * One entry of the feed.
 *
 * @param entry its heading, times and components
 * @param state where it is in its life, in a word
 * @param updates all that was said, newest first
 * @param revisions published facts that were changed, oldest first
 * @param published when it was first written
 * @param changed when anything of it last changed
 */
public record FeedItem(
        EntryView entry,
        String state,
        List<UpdateView> updates,
        List<RevisionView> revisions,
        Instant published,
        Instant changed) {
    public FeedItem {
        updates = List.copyOf(updates);
        revisions = List.copyOf(revisions);
    }
}
