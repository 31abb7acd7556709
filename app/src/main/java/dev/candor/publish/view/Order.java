package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.NoticeId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The notices of one picture in the order of time. Immutable; one made after another takes over
 * what has not changed.
 *
 * @param notices all of them
 * @param spans from when to when each reaches
 * @param newestFirst by when they began; of two that began together, the later written one first
 */
record Order(Map<NoticeId, Notice> notices, Map<NoticeId, Span> spans, List<Notice> newestFirst) {
    static final Order EMPTY = new Order(Map.of(), Map.of(), List.of());

    /** The order of those notices, after this one. */
    @SuppressWarnings("ReferenceEquality") // a notice that has not changed is the same object
    Order of(Map<NoticeId, Notice> others) {
        if (others == notices) {
            return this;
        }
        var known = new HashMap<NoticeId, Span>();
        var news = new ArrayList<Notice>();
        for (var notice : others.values()) {
            var same = notices.get(notice.id()) == notice;
            var span = same ? spans.get(notice.id()) : null;
            known.put(notice.id(), span == null ? Span.of(notice) : span);
            if (!same) {
                news.add(notice);
            }
        }
        var ordered = new ArrayList<Notice>(others.size());
        newestFirst.stream()
                .filter(notice -> others.get(notice.id()) == notice)
                .forEach(ordered::add);
        ordered.addAll(news);
        // Few of them are out of place, which this sort makes use of.
        ordered.sort(
                Comparator.comparing((Notice notice) -> start(known, notice))
                        .thenComparing(Notice::createdAt)
                        .thenComparing(Notice::id)
                        .reversed());
        return new Order(others, known, List.copyOf(ordered));
    }

    private static Instant start(Map<NoticeId, Span> spans, Notice notice) {
        return Objects.requireNonNull(spans.get(notice.id())).start();
    }
}
