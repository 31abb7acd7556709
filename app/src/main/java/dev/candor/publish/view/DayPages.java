package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.Update;
import dev.candor.time.Zones;
import dev.candor.uptime.Figures;
import dev.candor.uptime.Step;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One day of a component. */
final class DayPages {
    private static final int MOST_LEDGER_ROWS = 200;
    private static final int MOST_ENTRIES = 100;
    private static final int MINUTES = 1_440;

    private final Scene scene;
    private final NoticeViews notices;
    private final Histories histories;
    private final FigureViews figures;
    private final ZoneId zone;

    DayPages(Scene scene, NoticeViews notices, Histories histories) {
        this.scene = scene;
        this.notices = notices;
        this.histories = histories;
        figures = new FigureViews(scene.locale());
        zone = scene.model().page().zone();
    }

    /** The page of a day on which a component in use was watched; else empty. */
    Optional<DayPage> page(ComponentId id, LocalDate day) {
        return Optional.ofNullable(scene.names().find(id))
                .filter(component -> !component.isRetired())
                .filter(component -> isWatched(component, day))
                .map(component -> page(component, day));
    }

    private boolean isWatched(Component component, LocalDate day) {
        return !day.isAfter(scene.today())
                && !day.isBefore(scene.time().day(component.startedAt()));
    }

    private DayPage page(Component component, LocalDate day) {
        var id = component.id();
        var start = Zones.startOfDay(day, zone);
        var end = Zones.endOfDay(day, zone);
        var family = histories.family(id);
        var of = scene.downtime().over(id, start, end);
        var faults = histories.faults(id, start, end);
        var ledger = histories.ledger(family, start, end);
        return new DayPage(
                new PageLink("/components/" + id, scene.names().fullName(id)),
                href(id, day),
                scene.time().day(day),
                hours(Duration.between(start, end)),
                look(of),
                figures.of(of, histories.failures(id, start, end).size()),
                FigureViews.weights(),
                strokes(id, start, end),
                faults.stream().map(fault -> histories.row(family, fault)).toList(),
                ledger.stream().limit(MOST_LEDGER_ROWS).map(this::row).toList(),
                Math.max(0, ledger.size() - MOST_LEDGER_ROWS),
                entries(family, ledger, start, end, day),
                scene.names().children(id).stream().map(part -> part(part, day)).toList(),
                neighbour(component, day.minusDays(1)),
                neighbour(component, day.plusDays(1)));
    }

    /** A day of which nothing has counted yet has begun well. */
    private static DayLook look(Figures of) {
        var look = DayLook.of(of);
        return look == DayLook.BLANK ? DayLook.UP : look;
    }

    private static String href(ComponentId id, LocalDate day) {
        return "/components/" + id + "/days/" + day;
    }

    private @Nullable PageLink neighbour(Component component, LocalDate day) {
        return isWatched(component, day)
                ? new PageLink(href(component.id(), day), scene.date(day, "EEE d MMM yyyy"))
                : null;
    }

    private static String hours(Duration length) {
        return length.equals(Duration.ofDays(1))
                ? ""
                : "The clocks changed: this day had " + length.toHours() + " hours.";
    }

    private DayPage.PartRow part(Component part, LocalDate day) {
        var of = scene.downtime().on(part.id(), day, zone);
        var start = Zones.startOfDay(day, zone);
        return new DayPage.PartRow(
                new PageLink(href(part.id(), day), part.name()),
                DayLook.of(of),
                figures.of(
                        of,
                        histories.failures(part.id(), start, Zones.endOfDay(day, zone)).size()));
    }

    /** The day from left to right; each stretch as tall as a day of it would be. */
    private List<BarView.Stroke> strokes(ComponentId id, Instant start, Instant end) {
        var until = end.isBefore(scene.now()) ? end : scene.now();
        if (!start.isBefore(until)) {
            return List.of();
        }
        return scene.timeline().steps(id, start, until).stream()
                .map(step -> stroke(step, start, end))
                .toList();
    }

    private static BarView.Stroke stroke(Step step, Instant start, Instant end) {
        var look = look(Figures.of(step));
        var from = place(step.start(), start, end);
        var to = Math.max(place(step.end(), start, end), from + 2);
        var path =
                "M%d %dH%dV%dH%dz"
                        .formatted(from, DayLook.HEIGHT - look.height(), to, DayLook.HEIGHT, from);
        return new BarView.Stroke(look.style(), path);
    }

    private static long place(Instant instant, Instant start, Instant end) {
        return Duration.between(start, instant).toMillis()
                * MINUTES
                / Duration.between(start, end).toMillis();
    }

    private NoticePage.LedgerRow row(Outage outage) {
        return new LedgerRows(scene, notices.windows()).row(outage);
    }

    private List<EntryView> entries(
            List<ComponentId> family,
            List<Outage> ledger,
            Instant start,
            Instant end,
            LocalDate day) {
        var touching = new ArrayList<Notice>();
        ledger.stream().flatMap(histories::notices).forEach(touching::add);
        scene.newestFirst(notice -> isAbout(notice, family) && touches(notice, start, end))
                .forEach(touching::add);
        return touching.stream()
                .distinct()
                .sorted(
                        java.util.Comparator.comparing(
                                        (Notice notice) -> scene.span(notice).start())
                                .reversed())
                .limit(MOST_ENTRIES)
                .map(notice -> notices.entry(notice, day))
                .toList();
    }

    private static boolean isAbout(Notice notice, List<ComponentId> family) {
        return notice.impacts().stream().anyMatch(impact -> family.contains(impact.component()));
    }

    /** By its windows, or by something that was said on that day. */
    private boolean touches(Notice notice, Instant start, Instant end) {
        var byWindow =
                scene.span(notice).parts().stream()
                        .anyMatch(part ->
                                part.start().isBefore(end)
                                        && (part.end() == null || part.end().isAfter(start)));
        return byWindow
                || notice.updates().stream()
                        .map(Update::at)
                        .anyMatch(at -> !at.isBefore(start) && at.isBefore(end));
    }
}
