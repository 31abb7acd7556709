package dev.candor.model;

import org.jspecify.annotations.Nullable;

/**
 * What an update changed for one component.
 *
 * @param component which
 * @param before its level until then, or null when the entry did not name it
 * @param after its level from then on, or null when the entry names it no more
 */
public record ImpactChange(ComponentId component, @Nullable Level before, @Nullable Level after) {}
