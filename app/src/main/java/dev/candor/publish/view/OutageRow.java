package dev.candor.publish.view;

import java.util.List;

/**
 * One time in which something was wrong.
 *
 * @param level how much
 * @param window when, and how long
 * @param note what the level alone does not say, or empty
 * @param entries the public entries that speak of it
 */
public record OutageRow(LevelView level, WindowView window, String note, List<PageLink> entries) {
    public OutageRow {
        entries = List.copyOf(entries);
    }
}
