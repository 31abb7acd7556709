package dev.candor.store.sql;

import dev.candor.model.NoticeId;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that belongs to a notice.
 *
 * @param notice the notice
 * @param value what belongs to it
 */
record Part<T>(NoticeId notice, T value) {
    /** The parts of each notice, in the order given. */
    static <T> Map<NoticeId, List<T>> byNotice(List<Part<T>> parts) {
        return parts.stream()
                .collect(
                        Collectors.groupingBy(
                                Part::notice,
                                Collectors.mapping(Part::value, Collectors.toList())));
    }
}
