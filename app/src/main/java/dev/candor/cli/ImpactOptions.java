package dev.candor.cli;

import dev.candor.model.ComponentId;
import dev.candor.model.Level;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The option that says which components a notice is about. */
final class ImpactOptions {
    @Option(
            names = "--component",
            paramLabel = "ID[=LEVEL]",
            converter = Converter.class,
            description =
                    "What is affected, and how much: operational, under_maintenance,"
                            + " degraded_performance, partial_outage or major_outage (default:"
                            + " that of the kind). May be given several times.")
    List<Impact> impacts = List.of();

    /** Puts them into a request; without any, the request says nothing of components. */
    void addTo(ObjectNode request) {
        if (impacts.isEmpty()) {
            return;
        }
        var components = request.putArray("components");
        for (var impact : impacts) {
            impact.level()
                    .ifPresentOrElse(
                            level ->
                                    components
                                            .addObject()
                                            .put("id", impact.id().value())
                                            .put("level", level.wireName()),
                            () -> components.add(impact.id().value()));
        }
    }

    /** One component, perhaps with a level of its own. */
    record Impact(ComponentId id, Optional<Level> level) {}

    /** Reads {@code ID} or {@code ID=LEVEL}. */
    static final class Converter implements ITypeConverter<Impact> {
        private static final Level[] STATED =
                Arrays.stream(Level.values())
                        .filter(level -> level != Level.UNKNOWN)
                        .toArray(Level[]::new);

        @Override
        public Impact convert(String text) {
            var equals = text.indexOf('=');
            var id = equals < 0 ? text : text.substring(0, equals);
            try {
                var level =
                        equals < 0
                                ? Optional.<Level>empty()
                                : Optional.of(level(text.substring(equals + 1)));
                return new Impact(new ComponentId(id), level);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }

        private static Level level(String name) {
            return Level.ofWireName(name)
                    .filter(level -> level != Level.UNKNOWN)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    Words.unknown("level", name, STATED, Level::wireName)));
        }
    }
}
