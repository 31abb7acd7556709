package dev.candor.store;

import dev.candor.model.Problem;

import java.util.List;

/**
 * What {@link Upkeep#check} found.
 *
 * @param position the journal's newest position
 * @param hash of the entry there; 64 zeros when the journal is empty
 * @param problems what does not hold, each with the name of the rule as its place; empty when all
 *     is well
 */
public record Checked(long position, String hash, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
    }
}
