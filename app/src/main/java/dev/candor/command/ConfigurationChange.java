package dev.candor.command;

import dev.candor.model.ComponentId;

import java.util.List;

/**
 * What applying a configuration changed.
 *
 * @param changed whether it differs from the one applied before it
 * @param added components that are new
 * @param renamed components that took over another's history
 * @param updated components whose name, place or requirement changed
 * @param retired components that left
 * @param returned components that had been retired and are back
 */
public record ConfigurationChange(
        boolean changed,
        List<ComponentId> added,
        List<ComponentId> renamed,
        List<ComponentId> updated,
        List<ComponentId> retired,
        List<ComponentId> returned) {
    public ConfigurationChange {
        added = List.copyOf(added);
        renamed = List.copyOf(renamed);
        updated = List.copyOf(updated);
        retired = List.copyOf(retired);
        returned = List.copyOf(returned);
    }
}
