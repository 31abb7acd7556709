package dev.candor.publish.view;

import java.util.List;

/**
 * A published fact that was changed, as it stands on the entry's page.
 *
 * @param fact which, in words: {@code Impact on data}
 * @param before what was stated until then, line by line; shown struck
 * @param html the same as safe HTML, for words of an update; else empty
 * @param after what was stated from then on, line by line
 * @param at when it was changed
 * @param reason why, or empty
 */
public record RevisionView(
        String fact,
        List<String> before,
        String html,
        List<String> after,
        TimeView at,
        String reason) {
    public RevisionView {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
