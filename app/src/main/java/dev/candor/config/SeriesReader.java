package dev.candor.config;

import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code metrics} and {@code graphs}: what can be drawn. */
final class SeriesReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_UNIT = 20;

    /** The unit of a check's latency. */
    private static final String MILLISECONDS = "ms";

    private final Set<ComponentId> components;
    private final Set<SeriesId> taken = new HashSet<>();

    private SeriesReader(Set<ComponentId> components) {
        this.components = components;
    }

    static List<Series> read(Section file, Set<ComponentId> components, List<Check> checks) {
        var reader = new SeriesReader(components);
        var series = new ArrayList<Series>();
        for (var item : file.items("graphs")) {
            reader.graph(item, checks).ifPresent(series::add);
        }
        for (var section : file.sections("metrics", Key.Part.METRIC)) {
            reader.metric(section).ifPresent(series::add);
        }
        if (series.size() > Series.MOST) {
            file.fail("there are " + series.size() + " metrics and graphs", "at most 1000");
        }
        return series;
    }

    private Optional<Series> graph(Value item, List<Check> checks) {
        var id = item.identifier(CheckId::new);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var check = checks.stream().filter(each -> each.id().equals(id.get())).findFirst();
        if (check.isEmpty()) {
            item.fail(
                    "there is no check '" + id.get() + "'",
                    Nearest.hint(
                            id.get().value(),
                            checks.stream().map(each -> each.id().value()).toList()));
            return Optional.empty();
        }
        if (!taken.add(SeriesId.check(id.get()))) {
            item.fail("the check '" + id.get() + "' stands twice in 'graphs'", "name it once");
            return Optional.empty();
        }
        return check.map(each ->
                new Series(
                        SeriesId.check(each.id()),
                        each.id().value(),
                        MILLISECONDS,
                        each.component(),
                        true));
    }

    private Optional<Series> metric(Section section) {
        var value = section.required("id", "every metric needs one, such as 'id: queue-length'");
        var id = value.flatMap(it -> it.identifier(SeriesId::metric));
        if (id.isPresent() && id.get().name().contains("/")) {
            value.orElseThrow().fail("a metric's id has no '/'", "it is part of an address");
        }
        if (id.isPresent() && !taken.add(id.get())) {
            value.orElseThrow()
                    .fail("the metric id '" + id.get().name() + "' is taken further up", "");
        }
        var name = section.value("name").flatMap(it -> it.text(LONGEST_NAME));
        var unit = section.value("unit").flatMap(it -> it.text(LONGEST_UNIT)).orElse("");
        var component = section.value("component").flatMap(this::component).orElse(null);
        var shown = section.value("public").flatMap(Value::flag).orElse(false);
        return id.map(it -> new Series(it, name.orElse(it.name()), unit, component, shown));
    }

    private Optional<ComponentId> component(Value value) {
        var named = value.identifier(ComponentId::new);
        if (named.isPresent() && !components.contains(named.get())) {
            value.fail(
                    "there is no component '" + named.get() + "'",
                    components.isEmpty()
                            ? "declare it under 'components'"
                            : Nearest.hint(
                                    named.get().value(),
                                    components.stream().map(ComponentId::value).toList()));
        }
        return named;
    }
}
