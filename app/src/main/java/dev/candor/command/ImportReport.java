package dev.candor.command;

import dev.candor.model.ComponentId;

import java.util.List;

/**
 * What an import came to.
 *
 * @param added entries that were not there
 * @param changed entries that said something else before
 * @param unchanged entries that were there already, as they are
 * @param components components that were unknown, and have been created as retired
 */
public record ImportReport(int added, int changed, int unchanged, List<ComponentId> components) {
    public ImportReport {
        components = List.copyOf(components);
    }
}
