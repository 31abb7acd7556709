package dev.candor.config;

import dev.candor.model.ComponentId;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for components whose level would depend on itself. */
final class Cycles {
    private record Step(ComponentId component, Iterator<ComponentId> parts) {}

    private final Map<ComponentId, List<ComponentId>> parts;
    private final Set<ComponentId> done = new HashSet<>();

    private Cycles(Map<ComponentId, List<ComponentId>> parts) {
        this.parts = parts;
    }

    /** A circle, its first component repeated at the end; or empty when there is none. */
    static Optional<List<ComponentId>> find(List<ComponentDefinition> components) {
        var search = new Cycles(parts(components));
        return components.stream()
                .map(component -> search.from(component.id()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Map<ComponentId, List<ComponentId>> parts(List<ComponentDefinition> components) {
        var parts = new HashMap<ComponentId, List<ComponentId>>();
        for (var component : components) {
            parts.computeIfAbsent(component.id(), _ -> new ArrayList<>());
            var parent = component.parent();
            if (parent != null) {
                parts.computeIfAbsent(parent, _ -> new ArrayList<>()).add(component.id());
            }
        }
        for (var component : components) {
            if (!component.requirement().of().isEmpty()) {
                parts.put(component.id(), component.requirement().of());
            }
        }
        return parts;
    }

    /** Depth first without recursion, so that a long chain is no danger. */
    private Optional<List<ComponentId>> from(ComponentId start) {
        Deque<Step> path = new ArrayDeque<>();
        var onPath = new HashSet<ComponentId>();
        if (done.contains(start)) {
            return Optional.empty();
        }
        enter(start, path, onPath);
        while (!path.isEmpty()) {
            var step = path.getLast();
            if (!step.parts().hasNext()) {
                path.removeLast();
                onPath.remove(step.component());
                done.add(step.component());
                continue;
            }
            var part = step.parts().next();
            if (onPath.contains(part)) {
                return Optional.of(circle(path, part));
            }
            if (!done.contains(part)) {
                enter(part, path, onPath);
            }
        }
        return Optional.empty();
    }

    private void enter(ComponentId component, Deque<Step> path, Set<ComponentId> onPath) {
        path.addLast(new Step(component, parts.getOrDefault(component, List.of()).iterator()));
        onPath.add(component);
    }

    private static List<ComponentId> circle(Deque<Step> path, ComponentId closing) {
        var circle = new ArrayList<ComponentId>();
        path.stream()
                .map(Step::component)
                .dropWhile(each -> !each.equals(closing))
                .forEach(circle::add);
        circle.add(closing);
        return circle;
    }
}
