package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One dated statement.
 *
 * @param id its address inside the page
 * @param state the state that the notice took with it, in a word, or empty
 * @param at the instant that it speaks of
 * @param written when it was written, where that is later; else null
 * @param html safe HTML, made from Markdown by the sanitiser and by nothing else
 * @param corrects the statement that this one puts right, or null
 * @param changes what it changed for components, in words
 * @param correctedBy the statements that put this one right; struck when there are any
 */
public record UpdateView(
        String id,
        String state,
        TimeView at,
        @Nullable TimeView written,
        String html,
        @Nullable Reference corrects,
        List<String> changes,
        List<Reference> correctedBy) {
    public UpdateView {
        changes = List.copyOf(changes);
        correctedBy = List.copyOf(correctedBy);
    }

    /** Whether it has been put right and is shown struck. */
    public boolean struck() {
        return !correctedBy.isEmpty();
    }

    /** Another statement of the same notice, by address and time. */
    public record Reference(String id, TimeView at) {}
}
