package dev.candor.publish.view;

import java.util.List;

/**
 * One component in the tree, with its parts.
 *
 * @param id its address inside the page
 * @param name its own name
 * @param level its level now
 * @param since since when: {@code since 14:44 PST}; empty when nothing is wrong
 * @param bar its last ninety days
 * @param parts its children in use
 */
public record ComponentRow(
        String id,
        String name,
        LevelView level,
        String since,
        BarView bar,
        List<ComponentRow> parts) {
    public ComponentRow {
        parts = List.copyOf(parts);
    }

    /** The address of its own page. */
    public String href() {
        return "/components/" + id;
    }

    /** How many rows this one and all below it make. */
    public int size() {
        return 1 + parts.stream().mapToInt(ComponentRow::size).sum();
    }
}
