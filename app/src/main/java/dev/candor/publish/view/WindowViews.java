package dev.candor.publish.view;

import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Window;
import dev.candor.text.DurationText;
import dev.candor.text.Levels;
import dev.candor.time.Interval;
import dev.candor.time.Intervals;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** Windows of notices as they stand on a page. */
final class WindowViews {
    private record Same(
            Instant start,
            @Nullable Instant end,
            @Nullable Level level,
            Precision precision,
            Window.Kind kind,
            @Nullable Integer times,
            @Nullable String note) {}

    private final Scene scene;

    WindowViews(Scene scene) {
        this.scene = scene;
    }

    /**
     * When it happened; of what has no windows, when it is planned; else when it was said.
     *
     * @param heading the day that it stands under, or null
     */
    List<WindowView> of(Notice notice, @Nullable LocalDate heading) {
        if (!notice.windows().isEmpty()) {
            return actual(notice, heading);
        }
        var planned = notice.planned();
        if (planned != null) {
            return List.of(plan(notice.state().isClosed() ? "planned" : "", planned, heading));
        }
        var start = scene.span(notice).start();
        return List.of(WindowView.alone(scene.stamp(start, heading).text(), start, null));
    }

    /** Since when and for how long, while it lasts; else each window. */
    List<WindowView> inShort(Notice notice, LocalDate heading) {
        var span = Span.ofImpact(notice);
        if (span.end() != null || notice.windows().isEmpty()) {
            return of(notice, heading).stream().map(WindowView::alone).toList();
        }
        var start = span.start().truncatedTo(ChronoUnit.MINUTES);
        var since = scene.time().since(start, Precision.EXACT, heading);
        return List.of(WindowView.alone(total(notice) + ", " + since, start, null));
    }

    /** One interval with its dates, and nothing beside it. */
    WindowView alone(Instant start, @Nullable Instant end, Precision precision) {
        return WindowView.alone(line(start, end, precision, null), start, end);
    }

    private List<WindowView> actual(Notice notice, @Nullable LocalDate heading) {
        var alike = new LinkedHashMap<Same, List<Window>>();
        notice.windows().stream()
                .sorted(java.util.Comparator.comparing(Window::start))
                .forEach(window ->
                        alike.computeIfAbsent(
                                        new Same(
                                                window.start(),
                                                window.end(),
                                                window.level(),
                                                window.precision(),
                                                window.kind(),
                                                window.times(),
                                                window.note()),
                                        _ -> new java.util.ArrayList<>())
                                .add(window));
        return alike.entrySet().stream()
                .map(each -> view(each.getKey(), each.getValue(), heading))
                .toList();
    }

    private WindowView view(Same same, List<Window> windows, @Nullable LocalDate heading) {
        var components =
                windows.stream()
                        .map(Window::component)
                        .filter(Objects::nonNull)
                        .map(scene.names()::fullName)
                        .toList();
        var level = same.level() == null ? "" : Levels.lowerCaseWord(same.level(), scene.locale());
        var times = same.times();
        var end = same.end();
        return new WindowView(
                same.kind() == Window.Kind.TAIL
                        ? "Afterwards"
                        : times == null ? "" : times + " times",
                line(same.start(), end, same.precision(), heading),
                components,
                level,
                same.note() == null ? "" : same.note(),
                WindowView.iso(same.start()),
                WindowView.iso(end));
    }

    /** Everything that a window states, in one line with its date. */
    String inOneLine(Window window) {
        var line = line(window.start(), window.end(), window.precision(), null);
        var component = window.component();
        return component == null ? line : line + " · " + scene.names().fullName(component);
    }

    /** One interval in the page's zone and in UTC, with its length. */
    String line(
            Instant start,
            @Nullable Instant end,
            Precision precision,
            @Nullable LocalDate heading) {
        return scene.time().window(start, end, precision, heading).line();
    }

    /** When it is meant to happen. */
    WindowView plan(String label, Planned planned, @Nullable LocalDate heading) {
        var start = Zones.instant(planned.start(), planned.zone());
        var until = planned.end();
        var line =
                until == null
                        ? scene.stamp(start, heading).text()
                        : line(start, planEnd(start, planned), Precision.EXACT, heading);
        return new WindowView(
                label,
                line,
                List.of(),
                "",
                "",
                start.toString(),
                until == null ? "" : planEnd(start, planned).toString());
    }

    private static Instant planEnd(Instant start, Planned planned) {
        var end = Zones.instant(Objects.requireNonNull(planned.end()), planned.zone());
        return end.isBefore(start) ? start : end;
    }

    /** Whether the plan says something else than what happened. */
    boolean differsFromPlan(Notice notice) {
        var planned = notice.planned();
        if (planned == null || notice.windows().isEmpty()) {
            return false;
        }
        var span = Span.ofImpact(notice);
        var start = Zones.instant(planned.start(), planned.zone());
        var end = planned.end() == null ? null : planEnd(start, planned);
        return notice.windows().size() > 1
                || !start.equals(span.start())
                || !Objects.equals(end, span.end());
    }

    /**
     * The length of the windows together, where the page does not say it yet: {@code 19 min in
     * all}, {@code for 2 h 11 min}. Windows that came and went are not counted.
     */
    String total(Notice notice) {
        var counted =
                notice.windows().stream()
                        .filter(Span::isCounted)
                        .map(window -> new Interval(window.start(), window.end()))
                        .toList();
        var together = Intervals.of(counted);
        var length = together.duration(scene.now());
        if (counted.stream().anyMatch(part -> part.end() == null)) {
            return "for " + DurationText.toTheMinute(length, scene.locale());
        }
        var distinct = counted.stream().distinct().count();
        return distinct < 2 || together.isEmpty()
                ? ""
                : DurationText.of(length, scene.locale()) + " in all";
    }
}
