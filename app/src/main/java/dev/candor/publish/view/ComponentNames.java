package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The page's components by id, their full names and their tree. Immutable. */
final class ComponentNames {
    private static final String JOINT = " / ";

    private final Map<ComponentId, Component> byId = new HashMap<>();
    private final Map<ComponentId, List<Component>> children = new HashMap<>();
    private final Map<ComponentId, String> fullNames = new HashMap<>();
    private final List<Component> top = new ArrayList<>();

    ComponentNames(List<Component> components) {
        for (var component : components) {
            byId.put(component.id(), component);
        }
        for (var component : components) {
            var above = parent(component);
            var prefix = above == null ? "" : fullName(above.id()) + JOINT;
            fullNames.put(component.id(), prefix + component.name());
            if (component.isRetired()) {
                continue;
            }
            if (above == null || above.isRetired()) {
                top.add(component);
            } else {
                children.computeIfAbsent(above.id(), _ -> new ArrayList<>()).add(component);
            }
        }
    }

    private @Nullable Component parent(Component component) {
        return component.parent() == null ? null : byId.get(component.parent());
    }

    /** With its groups: {@code flexo / web}; the id of one that is not known. */
    String fullName(ComponentId id) {
        return fullNames.getOrDefault(id, id.value());
    }

    @Nullable Component find(ComponentId id) {
        return byId.get(id);
    }

    /** The components in use that have no group, in the page's order. */
    List<Component> top() {
        return top;
    }

    /** The parts of a group that are in use, in the page's order. */
    List<Component> children(ComponentId id) {
        return children.getOrDefault(id, List.of());
    }
}
