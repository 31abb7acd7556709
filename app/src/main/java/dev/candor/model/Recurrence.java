package dev.candor.model;

import java.time.LocalDateTime;

/**
 * That a maintenance comes again and again. It belongs to the first of a series; each later one is
 * an entry of its own that can be moved or cancelled alone.
 *
 * @param rule an RRULE (RFC 5545 §3.3.10) without its name: {@code FREQ=WEEKLY;BYDAY=SU}; counted
 *     in the plan's zone by wall clock
 * @param start the local start of the first, from which the rule counts; stays when the first is
 *     moved
 * @param last the local start, by the rule, of the last occurrence that has an entry
 */
public record Recurrence(String rule, LocalDateTime start, LocalDateTime last) {
    private static final LocalDateTime NOT_KNOWN = LocalDateTime.of(1970, 1, 1, 0, 0);

    /** The longest rule, in characters. */
    public static final int LONGEST_RULE = 250;

    /** A rule whose first occurrence is not known yet. */
    public static Recurrence of(String rule) {
        return new Recurrence(rule, NOT_KNOWN, NOT_KNOWN);
    }

    /** The same rule, counting from that start; what has an entry already stays behind. */
    public Recurrence from(LocalDateTime first, LocalDateTime announced) {
        return new Recurrence(rule, first, announced.isAfter(first) ? announced : first);
    }

    /** The same, with entries up to that occurrence. */
    public Recurrence upTo(LocalDateTime occurrence) {
        return new Recurrence(rule, start, occurrence);
    }

    /** Whether it has a first occurrence. */
    public boolean isAnchored() {
        return !start.equals(NOT_KNOWN);
    }

    /**
     * @throws IllegalArgumentException when the rule is blank or too long
     */
    public Recurrence {
        NoticeFacts.check("recurrence rule", rule, LONGEST_RULE);
    }
}
