package dev.candor.publish.view;

import java.util.List;

/**
 * A promise and how it stands.
 *
 * @param id its name
 * @param name what people read
 * @param promise in a sentence: what, of what, over which time
 * @param term the current term: {@code January 2010}
 * @param allowed the downtime that it bears in the term
 * @param used how much of that is gone
 * @param left what is left, or by how much it is exceeded
 * @param state whether it is kept, in a sentence
 * @param kept whether it is
 * @param percent how much of the budget is gone, 0 to 100
 * @param burn how fast it burns, in a sentence
 * @param components what it speaks of
 * @param statements the months, newest first
 */
public record TargetView(
        String id,
        String name,
        String promise,
        String term,
        String allowed,
        String used,
        String left,
        String state,
        boolean kept,
        int percent,
        String burn,
        List<PageLink> components,
        List<PageLink> statements) {
    public TargetView {
        components = List.copyOf(components);
        statements = List.copyOf(statements);
    }
}
