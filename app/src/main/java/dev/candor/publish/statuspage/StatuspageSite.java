package dev.candor.publish.statuspage;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Page;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the documents are made from.
 *
 * @param page the page
 * @param components all of it, retired ones included, in the page's order
 * @param levels each component's level now; one that is missing counts as operational
 * @param changes when each component's level last changed; one that is missing has not since its
 *     start
 * @param notices what everybody may read, newest first, without drafts
 * @param updatedAt when anything last changed
 */
public record StatuspageSite(
        Page page,
        List<Component> components,
        Map<ComponentId, Level> levels,
        Map<ComponentId, Instant> changes,
        List<Notice> notices,
        Instant updatedAt) {
    /** Copies the collections. */
    public StatuspageSite {
        components = List.copyOf(components);
        levels = Map.copyOf(levels);
        changes = Map.copyOf(changes);
        notices = List.copyOf(notices);
    }

    Level level(ComponentId component) {
        return levels.getOrDefault(component, Level.OPERATIONAL);
    }
}
