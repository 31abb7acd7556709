package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Precision;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Pure changes of a notice's windows. A window without component speaks of every impacted one; as
 * soon as components part ways, such windows are split into one per component with its level
 * written down, so that what was stated of the past stays as it was.
 */
final class Windows {
    private static final Comparator<Window> ORDER = Comparator.comparing(Window::start);

    private Windows() {}

    /** By start; windows that start together keep their order. */
    static List<Window> sorted(Collection<Window> windows) {
        return windows.stream().sorted(ORDER).toList();
    }

    /** Closes all that last at {@code end}, which none of them starts after. */
    static List<Window> closeAll(List<Window> windows, Instant end) {
        return windows.stream()
                .map(window -> window.end() == null ? window.withEnd(end) : window)
                .toList();
    }

    /** Open windows for impacts: one for all when they began together, else one for each. */
    static List<Window> sinceEach(List<Impact> impacts, Function<Impact, Instant> since) {
        var starts = impacts.stream().map(since).toList();
        if (starts.stream().distinct().count() == 1) {
            return List.of(Window.of(starts.getFirst(), null));
        }
        var windows = new ArrayList<Window>();
        for (var i = 0; i < starts.size(); i++) {
            var component = impacts.get(i).component();
            windows.add(new Window(starts.get(i), null, component, null, Precision.EXACT));
        }
        return sorted(windows);
    }

    /** The windows of a notice that is opened again at {@code at}, with what is wrong then. */
    static List<Window> afterReopening(
            List<Window> windows, List<Impact> before, List<Impact> after, Instant at) {
        var next = new ArrayList<>(split(windows, before));
        after.stream()
                .filter(each -> each.level() != Level.OPERATIONAL)
                .map(each -> new Window(at, null, each.component(), each.level(), Precision.EXACT))
                .forEach(next::add);
        if (before.isEmpty() && after.isEmpty() && !windows.isEmpty()) {
            next.add(Window.of(at, null));
        }
        return sorted(next);
    }

    /**
     * The windows after impacts changed at {@code at}: a component that is dropped or operational
     * again ends its windows there, one that is new or changes its level opens one.
     */
    static List<Window> afterChange(
            List<Window> windows, List<Impact> before, List<Impact> after, Instant at) {
        var old = levels(before);
        var changed = levels(after);
        var components = new LinkedHashSet<>(old.keySet());
        components.addAll(changed.keySet());
        components.removeIf(each -> level(old, each) == level(changed, each));
        var spokenOf = before.isEmpty() && !windows.isEmpty();
        if (components.isEmpty() || spokenOf) {
            return windows;
        }
        var next = new ArrayList<Window>();
        for (var window : split(windows, before)) {
            if (window.isTail()
                    || window.end() != null
                    || !components.contains(window.component())) {
                next.add(window);
            } else if (window.start().isBefore(at)) {
                next.add(window.withEnd(at));
            }
        }
        for (var component : components) {
            if (level(changed, component) != Level.OPERATIONAL) {
                var level = level(changed, component);
                next.add(new Window(at, null, component, level, Precision.EXACT));
            }
        }
        return sorted(next);
    }

    /**
     * The windows after somebody put the impacts right, as if they had always been so: windows of
     * components that are gone go, a level that was stated for the whole impact follows it.
     */
    static List<Window> afterRestatement(
            List<Window> windows, List<Impact> before, List<Impact> after) {
        var old = levels(before);
        var restated = levels(after);
        return windows.stream()
                .filter(each -> each.component() == null || restated.containsKey(each.component()))
                .map(each -> follow(each, old, restated))
                .toList();
    }

    /** The same windows, each with its component and level written down. */
    static List<Window> split(List<Window> windows, List<Impact> impacts) {
        var levels = levels(impacts);
        return windows.stream()
                .flatMap(window -> {
                    if (window.isTail()) {
                        return List.of(window).stream();
                    }
                    if (window.component() == null && !impacts.isEmpty()) {
                        return impacts.stream()
                                .map(each -> explicit(window, each.component(), levels));
                    }
                    return List.of(
                            window.component() == null
                                    ? window
                                    : explicit(window, window.component(), levels))
                            .stream();
                })
                .toList();
    }

    /** The impacts of a notice that is over: each says the worst that its component had. */
    static List<Impact> impactsAtTheEnd(List<Impact> impacts, List<Window> windows) {
        var notes = new LinkedHashMap<ComponentId, @Nullable String>();
        var worst = new LinkedHashMap<ComponentId, Level>();
        for (var impact : impacts) {
            notes.put(impact.component(), impact.note());
            worst.put(impact.component(), impact.level());
        }
        for (var window : windows) {
            if (!window.isTail() && window.component() != null && window.level() != null) {
                worst.merge(window.component(), window.level(), Level::worse);
            }
        }
        return worst.entrySet().stream()
                .map(each -> new Impact(each.getKey(), each.getValue(), notes.get(each.getKey())))
                .toList();
    }

    private static Window follow(
            Window window, Map<ComponentId, Level> old, Map<ComponentId, Level> restated) {
        if (window.component() == null || window.level() == null) {
            return window;
        }
        var stated = Objects.equals(window.level(), old.get(window.component()));
        return stated ? withLevel(window, restated.get(window.component())) : window;
    }

    private static Window explicit(
            Window window, ComponentId component, Map<ComponentId, Level> levels) {
        var level = window.level() == null ? levels.get(component) : window.level();
        return window.of(component, level);
    }

    private static Window withLevel(Window window, @Nullable Level level) {
        return window.of(window.component(), level);
    }

    private static Map<ComponentId, Level> levels(List<Impact> impacts) {
        var levels = new LinkedHashMap<ComponentId, Level>();
        impacts.forEach(each -> levels.put(each.component(), each.level()));
        return levels;
    }

    private static Level level(Map<ComponentId, Level> levels, ComponentId component) {
        return levels.getOrDefault(component, Level.OPERATIONAL);
    }
}
