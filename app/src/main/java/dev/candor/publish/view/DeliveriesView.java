package dev.candor.publish.view;

import java.util.List;

/**
 * Who was told what, as operators see it.
 *
 * @param title the entry's title, or empty when it is of everything
 * @param entry the entry's address, or empty
 * @param audiences what the audiences are called of which an order to tell spoke, joined by commas;
 *     empty when none did
 * @param sums how many there are in each state
 * @param filters the states, each with the address that shows it alone
 * @param messages what was told, newest first, each with those who were
 * @param empty what is said when there are none; empty otherwise
 * @param newest the address of the first page; empty on it
 * @param older the address of the next page; empty on the last
 */
public record DeliveriesView(
        String title,
        String entry,
        String audiences,
        List<Sum> sums,
        List<Filter> filters,
        List<Told> messages,
        String empty,
        String newest,
        String older) {
    public DeliveriesView {
        sums = List.copyOf(sums);
        filters = List.copyOf(filters);
        messages = List.copyOf(messages);
    }

    /** How a state looks: a shape and a word. */
    public record Look(String shape, String word) {}

    /** How many are in a state, and over which channels. */
    public record Sum(Look look, String count, String channels) {}

    /** A way to see only some. */
    public record Filter(String label, String href, boolean current) {}

    /**
     * A message.
     *
     * @param title what it is about where the page does not say so; or empty
     * @param occasion why it was told
     * @param at when it was written
     */
    public record Told(String title, String occasion, TimeView at, List<Line> lines) {
        public Told {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A delivery.
     *
     * @param id its id, for the command line
     * @param address to whom
     * @param when what its state dates from, or when the next attempt is; may be empty
     * @param attempts how often it was tried
     * @param error why the last attempt did not succeed; or empty
     * @param next what comes next; or empty
     */
    public record Line(
            String id,
            String address,
            String channel,
            Look look,
            String when,
            int attempts,
            String error,
            String next) {}
}
