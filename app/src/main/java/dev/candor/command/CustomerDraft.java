package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;

import org.jspecify.annotations.Nullable;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A customer as the operator gives it.
 *
 * @param where its place in the file or request, for problems
 * @param key the operator's own name of it
 * @param language null for the page's
 * @param zone null for the page's
 */
public record CustomerDraft(
        String where,
        String key,
        ContactAddress address,
        String name,
        @Nullable String language,
        java.time.@Nullable ZoneId zone,
        SortedSet<ComponentId> components,
        SortedSet<String> labels) {
    public CustomerDraft {
        components = new TreeSet<>(components);
        labels = new TreeSet<>(labels);
    }
}
