package dev.candor.model;

import java.time.Instant;

/**
 * One row of the journal.
 *
 * @param position 1, 2, 3 … without a gap, in commit order
 * @param at when the command ran
 * @param actor who
 * @param reason why, in one line; may be empty; no personal data
 * @param event what
 * @param hash lower-case hexadecimal SHA-256 over this row and the hash of the row before
 */
public record JournalEntry(
        long position, Instant at, Actor actor, String reason, Event event, String hash) {}
