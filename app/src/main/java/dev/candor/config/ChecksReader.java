package dev.candor.config;

import dev.candor.model.Check;
import dev.candor.model.Check.IncidentRule;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the list {@code checks}. */
final class ChecksReader {
    static final Duration EVERY = Duration.ofSeconds(30);
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final int FAIL_AFTER = 3;
    static final int RECOVER_AFTER = 2;

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_RESULTS = 100;
    private static final List<String> INCIDENT_RULES = List.of("publish", "draft", "none");

    private final Set<ComponentId> components;
    private final Set<CheckId> taken = new HashSet<>();

    private ChecksReader(Set<ComponentId> components) {
        this.components = components;
    }

    static List<Check> read(Section file, Set<ComponentId> components) {
        var reader = new ChecksReader(components);
        var checks = new ArrayList<Check>();
        for (var section : file.sections("checks", Key.Part.CHECK)) {
            reader.check(section).ifPresent(checks::add);
        }
        return checks;
    }

    private Optional<Check> check(Section section) {
        var id = id(section);
        var component = component(section, id);
        var target = TargetReader.read(section);
        var every = every(section);
        var timeout = timeout(section, every);
        var failAfter = results(section, "fail-after", FAIL_AFTER);
        var recoverAfter = results(section, "recover-after", RECOVER_AFTER);
        var incident =
                section.value("incident")
                        .flatMap(value -> value.word(INCIDENT_RULES))
                        .map(word -> IncidentRule.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(IncidentRule.PUBLISH);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        var conditions = ExpectationsReader.read(section, target.get());
        if (id.isEmpty() || component.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Check(
                        id.get(),
                        component.get(),
                        target.get(),
                        every,
                        timeout,
                        failAfter,
                        recoverAfter,
                        incident,
                        conditions));
    }

    private Optional<CheckId> id(Section section) {
        var value = section.required("id", "every check needs one, such as 'id: app-front'");
        var id = value.flatMap(it -> it.identifier(CheckId::new));
        if (id.isPresent() && !taken.add(id.get())) {
            value.orElseThrow()
                    .fail("the check id '" + id.get() + "' is taken further up", "ids are unique");
        }
        return id;
    }

    private Optional<ComponentId> component(Section section, Optional<CheckId> id) {
        var value = section.value("component");
        if (value.isPresent()) {
            var named = value.get().identifier(ComponentId::new);
            if (named.isPresent() && !components.contains(named.get())) {
                value.get().fail("there is no component '" + named.get() + "'", hint(named.get()));
            }
            return named;
        }
        var own = id.map(it -> new ComponentId(it.value()));
        if (own.isPresent() && !components.contains(own.get())) {
            section.fail(
                    "'component' is missing, and no component has the check's own id",
                    "name the component that this check speaks for");
        }
        return own;
    }

    private String hint(ComponentId id) {
        return components.isEmpty()
                ? "declare it under 'components'"
                : Nearest.hint(id.value(), components.stream().map(ComponentId::value).toList());
    }

    private static Duration every(Section section) {
        return section.value("every")
                .flatMap(value -> value.duration(SHORTEST_INTERVAL, LONGEST_INTERVAL))
                .orElse(EVERY);
    }

    /**
     * A check runs once at a time: a run that may outlast the interval would skip the next ones,
     * and {@code every} would promise what does not happen.
     */
    private static Duration timeout(Section section, Duration every) {
        var value = section.value("timeout");
        var timeout = value.flatMap(it -> it.duration(SHORTEST_TIMEOUT, LONGEST_TIMEOUT));
        if (timeout.isPresent() && timeout.get().compareTo(every) > 0) {
            value.orElseThrow()
                    .fail(
                            "the timeout "
                                    + Durations.format(timeout.get())
                                    + " is longer than the interval "
                                    + Durations.format(every),
                            "a check runs once at a time: make 'timeout' at most 'every'");
        }
        return timeout.orElse(TIMEOUT.compareTo(every) > 0 ? every : TIMEOUT);
    }

    private static int results(Section section, String key, int fallback) {
        return section.value(key).flatMap(it -> it.number(1, MOST_RESULTS)).orElse(fallback);
    }
}
