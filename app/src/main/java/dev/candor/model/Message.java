package dev.candor.model;

import java.time.Instant;

/**
 * What people are told of one event; its deliveries say to whom.
 *
 * @param id its name for good
 * @param position the journal's entry that it follows from
 * @param told the facts, frozen
 * @param createdAt when it was written
 */
public record Message(MessageId id, long position, Told told, Instant createdAt) {}
