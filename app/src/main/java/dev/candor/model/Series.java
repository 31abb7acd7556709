package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Something that is measured over time and can be drawn.
 *
 * @param id its name
 * @param name as people read it; 1 to 100 characters
 * @param unit of its values, such as {@code ms}; may be empty; at most 20 characters
 * @param component what it tells about, or null
 * @param shown whether the public may see it
 */
public record Series(
        SeriesId id, String name, String unit, @Nullable ComponentId component, boolean shown) {
    /** Series of one page at most. */
    public static final int MOST = 1_000;

    /**
     * The series of that name, among those that the public may see: a declared one, or that of a
     * component which at least one of them, a check's, tells about.
     */
    public static Optional<Series> find(Collection<Series> declared, SeriesId id) {
        return switch (id.kind()) {
            case CHECK, METRIC ->
                    declared.stream()
                            .filter(Series::shown)
                            .filter(each -> each.id().equals(id))
                            .findFirst();
            case COMPONENT ->
                    checksOf(declared, id).stream()
                            .findFirst()
                            .map(each -> new Series(id, "", each.unit(), each.component(), true));
        };
    }

    /** The checks that such a component's series is made of. */
    public static List<Series> checksOf(Collection<Series> declared, SeriesId component) {
        return declared.stream()
                .filter(each -> each.shown() && each.id().kind() == SeriesId.Kind.CHECK)
                .filter(each -> tellsAbout(each.component(), component.name()))
                .toList();
    }

    private static boolean tellsAbout(@Nullable ComponentId component, String name) {
        return component != null && component.value().equals(name);
    }
}
