package dev.candor.config;

import dev.candor.model.ComponentId;
import dev.candor.model.TargetId;
import dev.candor.model.UptimeTarget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the list {@code targets}. */
final class UptimeTargetsReader {
    static final boolean EXCLUDING_MAINTENANCE = true;

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 255;
    private static final BigDecimal MILLION_PER_CENT = new BigDecimal(10_000);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private final Set<ComponentId> components;
    private final Set<TargetId> taken = new HashSet<>();

    private UptimeTargetsReader(Set<ComponentId> components) {
        this.components = components;
    }

    static List<UptimeTarget> read(Section file, Set<ComponentId> components) {
        var reader = new UptimeTargetsReader(components);
        var sections = file.sections("targets", Key.Part.TARGET);
        if (sections.size() > MOST) {
            file.fail("'targets' has more than " + MOST + " targets", "");
            return List.of();
        }
        return sections.stream().flatMap(section -> reader.target(section).stream()).toList();
    }

    private Optional<UptimeTarget> target(Section section) {
        var id =
                section.required("id", "every target needs one, such as 'id: gold'")
                        .flatMap(value -> value.identifier(TargetId::new));
        id.filter(each -> !taken.add(each)).ifPresent(each -> refuse(section, each));
        var name = section.value("name").flatMap(value -> value.text(LONGEST_NAME));
        var named = named(section);
        var share =
                section.required("uptime", "say what is promised, such as 'uptime: 99.9%'")
                        .flatMap(UptimeTargetsReader::share);
        var term =
                section.required("per", "say over which time: month, quarter or year")
                        .flatMap(value -> value.word(List.of("month", "quarter", "year")))
                        .map(word -> UptimeTarget.Term.valueOf(word.toUpperCase(Locale.ROOT)));
        var excluding =
                section.value("excluding-maintenance")
                        .flatMap(Value::flag)
                        .orElse(EXCLUDING_MAINTENANCE);
        var begins = section.value("since").flatMap(Value::day);
        var ends = section.value("until").flatMap(Value::day);
        if (id.isEmpty() || named.isEmpty() || share.isEmpty() || term.isEmpty()) {
            return Optional.empty();
        }
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            section.fail("'until' is before 'since'", "exchange them, or take one out");
            return Optional.empty();
        }
        return Optional.of(
                new UptimeTarget(
                        id.get(),
                        name.orElse(id.get().value()),
                        named,
                        share.get(),
                        term.get(),
                        excluding,
                        begins.orElse(null),
                        ends.orElse(null)));
    }

    private static void refuse(Section section, TargetId id) {
        section.value("id")
                .orElseThrow()
                .fail("the target id '" + id + "' is taken further up", "ids are unique");
    }

    private List<ComponentId> named(Section section) {
        var value = section.required("components", "name what it speaks of: 'components: [app]'");
        var named = new ArrayList<ComponentId>();
        for (var item : value.map(Value::items).orElse(List.of())) {
            item.identifier(ComponentId::new)
                    .filter(each -> known(item, each))
                    .ifPresent(named::add);
        }
        if (value.isPresent() && value.get().items().isEmpty()) {
            value.get().fail("a target names at least one component", "");
        }
        return named.stream().distinct().toList();
    }

    private boolean known(Value item, ComponentId id) {
        if (components.contains(id)) {
            return true;
        }
        var known = components.stream().map(ComponentId::value).sorted().toList();
        item.fail("there is no component '" + id + "'", Nearest.hint(id.value(), known));
        return false;
    }

    private static Optional<Integer> share(Value value) {
        var text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var digits = text.get().strip().replaceFirst("\\s*%$", "");
        if (!text.get().strip().endsWith("%") || !digits.matches("[0-9]{1,3}(\\.[0-9]{1,4})?")) {
            value.fail("'" + text.get() + "' is not a percentage", "write 99.9%, for example");
            return Optional.empty();
        }
        var percent = new BigDecimal(digits);
        if (percent.compareTo(LEAST) < 0 || percent.compareTo(HUNDRED) > 0) {
            value.fail("an uptime is 0.0001% to 100%", "");
            return Optional.empty();
        }
        return Optional.of(percent.multiply(MILLION_PER_CENT).intValueExact());
    }
}
