package dev.candor.config;

import dev.candor.config.YamlNode.Mapping;
import dev.candor.model.ComponentId;
import dev.candor.model.Requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code requires}: {@code all}, {@code any} or {@code 2 of 3} over the children, or a map
 * with one of these as its key and a list of component ids.
 */
final class RequirementReader {
    private static final Pattern SOME = Pattern.compile("([0-9]{1,4}) of ([0-9]{1,4})");
    private static final String HINT =
            "write all, any, '2 of 3', or a map such as {any: [web-1, web-2]}";

    private final Set<ComponentId> known;

    RequirementReader(Set<ComponentId> known) {
        this.known = known;
    }

    Optional<Requirement> read(Value value, int children) {
        if (value.node() instanceof Mapping mapping) {
            return named(value, mapping);
        }
        if (value.node() instanceof YamlNode.Sequence) {
            value.fail("it is not said how many of these components are needed", HINT);
            return Optional.empty();
        }
        var rule = value.text();
        if (rule.isPresent() && children == 0) {
            value.fail(
                    "this component has no children to require",
                    "give it children, or name others: requires: {any: [web-1, web-2]}");
            return Optional.empty();
        }
        return rule.flatMap(word -> build(value, word, List.of(), children));
    }

    private Optional<Requirement> named(Value value, Mapping mapping) {
        if (mapping.entries().size() != 1) {
            value.fail("a requirement has one rule, this has " + mapping.entries().size(), HINT);
            return Optional.empty();
        }
        var entry = mapping.entries().getFirst();
        var rule = entry.key().text();
        var list = new Value(value.reading(), value.path() + "." + rule, entry.value());
        var parts = parts(list);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return build(value.at(entry.key().place()), rule, parts, parts.size());
    }

    private Optional<Requirement> build(Value value, String rule, List<ComponentId> of, int parts) {
        var some = SOME.matcher(rule);
        if (some.matches()) {
            return some(value, some.group(1), some.group(2), of, parts);
        }
        return switch (rule) {
            case "all" -> Optional.of(new Requirement.All(of));
            case "any" -> Optional.of(new Requirement.Any(of));
            default -> {
                value.fail("'" + rule + "' is not a requirement", hint(rule));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Requirement> some(
            Value value, String needed, String total, List<ComponentId> of, int parts) {
        var count = Integer.parseInt(needed);
        if (Integer.parseInt(total) != parts) {
            value.fail(
                    "'"
                            + needed
                            + " of "
                            + total
                            + "' speaks of "
                            + total
                            + " components, but there are "
                            + parts,
                    count <= parts ? "did you mean '" + needed + " of " + parts + "'?" : "");
            return Optional.empty();
        }
        if (count < 1 || count > parts) {
            value.fail("between 1 and " + parts + " components can be needed, not " + count, "");
            return Optional.empty();
        }
        return Optional.of(new Requirement.AtLeast(count, of));
    }

    private List<ComponentId> parts(Value list) {
        var parts = new ArrayList<ComponentId>();
        var items = list.items();
        if (items.isEmpty()) {
            list.fail("at least one component must be named", "");
        }
        for (var item : items) {
            item.identifier(ComponentId::new).ifPresent(id -> add(parts, item, id));
        }
        return parts;
    }

    private void add(List<ComponentId> parts, Value item, ComponentId id) {
        if (!known.contains(id)) {
            item.fail("there is no component '" + id + "'", hint(id));
        } else if (parts.contains(id)) {
            item.fail("component '" + id + "' stands twice in this list", "name it once");
        }
        parts.add(id);
    }

    private String hint(ComponentId id) {
        return Nearest.hint(id.value(), known.stream().map(ComponentId::value).toList());
    }

    private static String hint(String rule) {
        return Nearest.to(rule, List.of("all", "any"))
                .map(it -> "did you mean '" + it + "'?")
                .orElse(HINT);
    }
}
