package dev.candor.config;

import dev.candor.model.ComponentId;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tree {@code components} into a list, parents before children. */
final class ComponentsReader {
    private static final int LONGEST_NAME = 255;

    /** A component before all ids are known. */
    private record Draft(
            Section section,
            ComponentId id,
            String name,
            @Nullable ComponentId parent,
            int children,
            @Nullable ComponentId was,
            @Nullable LocalDate since) {}

    private final Map<ComponentId, Draft> drafts = new LinkedHashMap<>();

    private ComponentsReader() {}

    static List<ComponentDefinition> read(Section file) {
        var reader = new ComponentsReader();
        file.sections("components", Key.Part.COMPONENT).forEach(it -> reader.collect(it, null));
        reader.checkFormerNames();
        var definitions = new ArrayList<ComponentDefinition>();
        var requirements = new RequirementReader(reader.drafts.keySet());
        for (var draft : reader.drafts.values()) {
            var requirement =
                    draft.section()
                            .value("requires")
                            .flatMap(value -> requirements.read(value, draft.children()))
                            .orElse(Requirement.None.CHILDREN);
            definitions.add(
                    new ComponentDefinition(
                            draft.id(),
                            draft.name(),
                            draft.parent(),
                            requirement,
                            draft.was(),
                            draft.since()));
        }
        reader.checkCycles(definitions);
        return definitions;
    }

    private void collect(Section section, @Nullable ComponentId parent) {
        var id =
                section.required("id", "every component needs one, such as 'id: app'")
                        .flatMap(value -> value.identifier(ComponentId::new));
        var name = section.value("name").flatMap(value -> value.text(LONGEST_NAME));
        var was = section.value("was").flatMap(value -> value.identifier(ComponentId::new));
        var since = section.value("since").flatMap(Value::day);
        var children = section.sections("children", Key.Part.COMPONENT);
        if (id.isPresent()) {
            var draft =
                    new Draft(
                            section,
                            id.get(),
                            name.orElse(id.get().value()),
                            parent,
                            children.size(),
                            was.orElse(null),
                            since.orElse(null));
            if (drafts.putIfAbsent(id.get(), draft) != null) {
                section.value("id")
                        .orElseThrow()
                        .fail(
                                "the component id '" + id.get() + "' is taken further up",
                                "ids are unique");
            }
        }
        children.forEach(child -> collect(child, id.orElse(parent)));
    }

    private void checkFormerNames() {
        var taken = new HashMap<ComponentId, ComponentId>();
        for (var draft : drafts.values()) {
            var was = draft.was();
            if (was == null) {
                continue;
            }
            var value = draft.section().value("was").orElseThrow();
            if (drafts.containsKey(was)) {
                value.fail(
                        "'" + was + "' is still the id of a component",
                        "'was' names an id that is no longer used");
            }
            var other = taken.putIfAbsent(was, draft.id());
            if (other != null) {
                value.fail(
                        "component '" + other + "' also was '" + was + "'", "keep one of the two");
            }
        }
    }

    private void checkCycles(List<ComponentDefinition> definitions) {
        Cycles.find(definitions)
                .ifPresent(cycle -> {
                    var words =
                            String.join(" -> ", cycle.stream().map(ComponentId::value).toList());
                    section(cycle)
                            .fail(
                                    "components require each other in a circle: " + words,
                                    "remove one of these 'requires'");
                });
    }

    /** The first component of the circle that says what it requires. */
    private Value section(List<ComponentId> cycle) {
        return cycle.stream()
                .map(id -> Optional.ofNullable(drafts.get(id)))
                .flatMap(draft -> draft.flatMap(it -> it.section().value("requires")).stream())
                .findFirst()
                .orElseThrow();
    }
}
