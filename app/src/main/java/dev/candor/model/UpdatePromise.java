package dev.candor.model;

import java.time.Instant;

/**
 * The promise that customers will hear more, and by when. The next update keeps it.
 *
 * @param at by when
 * @param overdue whether that instant has passed with nothing said; set by the timekeeper
 */
public record UpdatePromise(Instant at, boolean overdue) {}
