package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.time.Zones;
import dev.candor.uptime.Downtime;
import dev.candor.uptime.Figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The last ninety days of each component in use. The days that are over are only computed again for
 * a component whose levels have changed, and when a new day begins. Immutable once made.
 */
final class Bars {
    /** How many days, today included. */
    static final int DAYS = 90;

    /** How wide a day is. */
    static final int PITCH = 3;

    private final Downtime downtime;
    private final FigureViews views;
    private final LocalDate today;
    private final List<Instant> starts;
    private final Map<ComponentId, Kept> all = new HashMap<>();

    /** What can be used again while neither levels nor life of the component nor the day change. */
    record Kept(
            Object version,
            Component component,
            LocalDate today,
            List<Figures> past,
            Figures sum,
            Figures now,
            Instant seenAt,
            BarView view) {}

    Bars(Downtime downtime, ZoneId zone, Locale locale, Carried carried) {
        this.downtime = downtime;
        views = new FigureViews(locale);
        today = Zones.day(downtime.now(), zone);
        starts =
                IntStream.rangeClosed(1, DAYS)
                        .mapToObj(day -> Zones.startOfDay(today.minusDays(DAYS - day), zone))
                        .toList();
        for (var component : downtime.timeline().components()) {
            if (!component.isRetired()) {
                all.put(component.id(), bar(component, carried.bar(component.id())));
            }
        }
        carried.keep(all);
    }

    /** Of a component in use. */
    BarView of(ComponentId component) {
        return kept(component).view();
    }

    /** Each day, oldest first. */
    List<Figures> days(ComponentId component) {
        var kept = kept(component);
        var days = new ArrayList<>(kept.past());
        days.add(kept.now());
        return days;
    }

    /** All of them together. */
    Figures sum(ComponentId component) {
        var kept = kept(component);
        return kept.sum().plus(kept.now());
    }

    /** The first of the days. */
    LocalDate first() {
        return today.minusDays(DAYS - 1L);
    }

    private Kept kept(ComponentId component) {
        var kept = all.get(component);
        if (kept == null) {
            throw new IllegalArgumentException("no component " + component + " is in use");
        }
        return kept;
    }

    private Kept bar(Component component, Optional<Kept> before) {
        var version = downtime.timeline().version(component.id());
        var reused = before.filter(each -> isSame(each, version, component));
        var past = reused.map(Kept::past).orElseGet(() -> past(component));
        var sum =
                reused.map(Kept::sum)
                        .orElseGet(() -> past.stream().reduce(Figures.NONE, Figures::plus));
        var now = downtime.over(component.id(), starts.getLast(), Instant.MAX);
        var isNew = component.startedAt().equals(downtime.now());
        var view = reused.flatMap(then -> again(then, sum, now, isNew));
        return new Kept(
                version,
                component,
                today,
                past,
                sum,
                now,
                downtime.now(),
                view.orElseGet(() -> view(past, now, sum.plus(now), isNew)));
    }

    /** The same line while today looks the same and has the same downtime; its share may differ. */
    private Optional<BarView> again(Kept then, Figures sum, Figures now, boolean isNew) {
        if (isNew
                || then.component().startedAt().equals(then.seenAt())
                || DayLook.of(then.now()) != DayLook.of(now)
                || !then.now().downtime().equals(now.downtime())) {
            return Optional.empty();
        }
        var share = views.share(sum.plus(now));
        return Optional.of(
                share.equals(then.view().share()) ? then.view() : then.view().with(share));
    }

    @SuppressWarnings("ReferenceEquality") // the version is an object that changes with the levels
    private boolean isSame(Kept kept, Object version, Component component) {
        return kept.version() == version
                && kept.today().equals(today)
                && kept.component().startedAt().equals(component.startedAt());
    }

    private List<Figures> past(Component component) {
        return downtime.between(component.id(), starts);
    }

    private BarView view(List<Figures> past, Figures now, Figures sum, boolean isNew) {
        var paths = new EnumMap<DayLook, StringBuilder>(DayLook.class);
        var wrong = new ArrayList<BarView.Wrong>();
        var blank = 0;
        for (var day = 0; day < DAYS; day++) {
            var look = DayLook.of(day == DAYS - 1 ? now : past.get(day));
            look = isNew && day == DAYS - 1 ? DayLook.UP : look;
            if (look == DayLook.BLANK || look == DayLook.UNKNOWN) {
                erase(paths, day, day == blank);
                blank = day == blank ? day + 1 : blank;
            }
            if (look.isWrong()) {
                wrong.add(new BarView.Wrong(day * PITCH, first().plusDays(day).toString()));
            }
            if (look != DayLook.UP && look != DayLook.BLANK) {
                var x = day * PITCH + 1;
                paths.computeIfAbsent(look, _ -> new StringBuilder())
                        .append('M')
                        .append(x)
                        .append(' ')
                        .append(DayLook.HEIGHT)
                        .append('v')
                        .append(-look.height());
            }
        }
        var strokes =
                paths.entrySet().stream()
                        .map(each ->
                                new BarView.Stroke(
                                        each.getKey().style(), each.getValue().toString()))
                        .toList();
        return new BarView(strokes, wrong, views.minutes(sum.downtime()), views.share(sum));
    }

    /** Takes the quiet day away that the bar shows by itself; what is joined makes one line. */
    private static void erase(Map<DayLook, StringBuilder> paths, int day, boolean joined) {
        var path = paths.computeIfAbsent(DayLook.BLANK, _ -> new StringBuilder());
        if (joined && !path.isEmpty()) {
            path.setLength(0);
        }
        var middle = DayLook.HEIGHT - DayLook.UP.height() / 2;
        var from = joined ? 0 : day * PITCH;
        path.append('M')
                .append(from)
                .append(' ')
                .append(middle)
                .append('H')
                .append((day + 1) * PITCH);
    }
}
