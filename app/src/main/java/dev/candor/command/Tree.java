package dev.candor.command;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The components of a page, in the page's order, with the ways up. */
final class Tree {
    /** No tree of people is deeper; also ends a circle, should there ever be one. */
    private static final int DEEPEST = 32;

    private final Map<ComponentId, Component> all = new LinkedHashMap<>();

    Tree(List<Component> components) {
        components.forEach(each -> all.put(each.id(), each));
    }

    boolean contains(ComponentId id) {
        return all.containsKey(id);
    }

    /** The name that people read; the id of one that is not there. */
    String name(ComponentId id) {
        var component = all.get(id);
        return component == null ? id.value() : component.name();
    }

    /** The component itself, then its parent, up to the top. */
    List<ComponentId> way(ComponentId id) {
        return Stream.iterate(id, Objects::nonNull, this::parent).limit(DEEPEST).toList();
    }

    /** The top of the group that a component belongs to: itself, if it stands alone. */
    ComponentId root(ComponentId id) {
        return way(id).getLast();
    }

    /** These, all their parts, and all the groups that they belong to. */
    SortedSet<ComponentId> related(Collection<ComponentId> named) {
        var related = new TreeSet<ComponentId>();
        named.forEach(each -> related.addAll(way(each)));
        var tops = Set.copyOf(named);
        all.keySet().stream()
                .filter(each -> way(each).stream().anyMatch(tops::contains))
                .forEach(related::add);
        return related;
    }

    private @Nullable ComponentId parent(ComponentId id) {
        var component = all.get(id);
        return component == null ? null : component.parent();
    }
}
