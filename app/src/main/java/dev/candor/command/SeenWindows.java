package dev.candor.command;

import dev.candor.judge.IncidentView.Finding;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ties a notice to what the checks have written of it: it adopts their intervals, and the windows
 * of an incident that the program leads are those intervals. Confined to one command.
 */
final class SeenWindows {
    private static final Instant FOREVER = StatedLedger.FOREVER;

    private final Work work;

    SeenWindows(Work work) {
        this.work = work;
    }

    /** Adopts the faults of these components since then that no notice has adopted yet. */
    void adopt(Notice notice, Collection<ComponentId> components, Instant since) {
        var ledger = work.store().ledger();
        var named = Set.copyOf(components);
        ledger.between(notice.page(), since, FOREVER).stream()
                .filter(each -> isFault(each) && each.notice() == null)
                .filter(each -> named.contains(each.component()))
                .forEach(each -> ledger.replace(each.withNotice(notice.id())));
    }

    /** Whether the checks have seen anything of what a notice is about. */
    boolean hasSeen(Notice notice) {
        return work.store().ledger().of(notice.id()).stream().anyMatch(SeenWindows::isFault);
    }

    /** The notice with the intervals that it has adopted as its windows. */
    Notice mirrored(Notice notice) {
        var windows =
                work.store().ledger().of(notice.id()).stream()
                        .filter(SeenWindows::isFault)
                        .filter(each -> !each.start().equals(each.end()))
                        .map(SeenWindows::window)
                        .toList();
        return notice.toBuilder().windows(bounded(Windows.sorted(windows))).build();
    }

    /** The start of a notice's first window; of one without windows, when it was written. */
    Instant start(Notice notice) {
        return notice.windows().stream()
                .map(Window::start)
                .min(Instant::compareTo)
                .orElse(notice.createdAt());
    }

    /** As {@link #start(Notice)}, or when what fails now began, if that was earlier. */
    Instant start(Notice notice, List<Finding> findings) {
        var failing = findings.stream().filter(each -> each.level().isFault()).map(Finding::since);
        return Stream.concat(Stream.of(start(notice)), failing)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Too many to list: one window for each component, in which its fault came and went. */
    private static List<Window> bounded(List<Window> windows) {
        if (windows.size() <= NoticeLimits.MOST_WINDOWS) {
            return windows;
        }
        var spans = new LinkedHashMap<ComponentId, Window>();
        for (var window : windows) {
            if (window.component() != null) {
                spans.merge(window.component(), window, SeenWindows::span);
            }
        }
        return Windows.sorted(spans.values());
    }

    private static Window span(Window first, Window next) {
        return new Window(
                first.start(),
                later(first.end(), next.end()),
                first.component(),
                null,
                Precision.INTERMITTENT);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    private static Window window(Outage outage) {
        return new Window(
                outage.start(),
                outage.end(),
                outage.component(),
                outage.level(),
                outage.precision());
    }

    private static boolean isFault(Outage outage) {
        return Seen.ofWhole(outage) && outage.level().isFault();
    }
}
