package dev.candor.model;

import java.time.Instant;

/**
 * What the checks suggest for an incident that a person has taken over.
 *
 * @param state the state suggested
 * @param end when, by the checks, the last impact was over
 * @param madeAt when it was suggested
 */
public record Proposal(NoticeState state, Instant end, Instant madeAt) {}
