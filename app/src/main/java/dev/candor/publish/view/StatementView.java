package dev.candor.publish.view;

import java.util.List;

/**
 * What was promised for a month, what was delivered, and what counts.
 *
 * @param target its name
 * @param targetHref the target's address
 * @param href its own address, without an ending
 * @param month {@code January 2010}
 * @param complete whether the month is over
 * @param kept whether the promise is kept, for as much as has passed of the term
 * @param verdict the same in a sentence
 * @param facts what was promised and delivered, as pairs of label and value
 * @param entries what counts, oldest first
 * @param sums how much of it each entry speaks of, the most first; what several speak of is in each
 * @param rules how it was counted
 */
public record StatementView(
        String target,
        String targetHref,
        String href,
        String month,
        boolean complete,
        boolean kept,
        String verdict,
        List<Fact> facts,
        List<Counted> entries,
        List<Sum> sums,
        String rules) {
    public StatementView {
        facts = List.copyOf(facts);
        entries = List.copyOf(entries);
        sums = List.copyOf(sums);
    }

    /**
     * What one entry comes to.
     *
     * @param entry the entry; without an address, what the checks alone saw
     * @param counted the minutes that count
     * @param seconds the same in whole seconds, for a spreadsheet
     */
    public record Sum(PageLink entry, String counted, long seconds) {}

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /**
     * A time that counts.
     *
     * @param window when, and how long
     * @param counted the minutes that count
     * @param seconds the same in whole seconds, for a spreadsheet
     * @param start the first instant, UTC
     * @param end the first instant after it, UTC
     * @param entries the public entries that speak of it
     */
    public record Counted(
            String window,
            String counted,
            long seconds,
            String start,
            String end,
            List<PageLink> entries) {
        public Counted {
            entries = List.copyOf(entries);
        }
    }
}
