package dev.candor.publish.view;

/**
 * What a notice says of one component.
 *
 * @param component its name, with its groups
 * @param level how much
 * @param when since when, or from when to when; or empty
 * @param note a free word; or empty
 */
public record ImpactView(String component, LevelView level, String when, String note) {}
