package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.time.Zones;
import dev.candor.uptime.DayFigures;
import dev.candor.uptime.Figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Uptime over any days, for people and for programs. */
final class UptimeReports {
    private static final int DOWN_DAYS_TOLD = 12;

    private final Scene scene;
    private final Histories histories;
    private final FigureViews figures;
    private final ZoneId zone;

    UptimeReports(Scene scene, Histories histories) {
        this.scene = scene;
        this.histories = histories;
        figures = new FigureViews(scene.locale());
        zone = scene.model().page().zone();
    }

    /** For programs; a component that was not part of the page on a day is not named on it. */
    UptimeReport report(ReportQuery query) throws ReportQuery.Unclear {
        var components = chosen(query);
        if (components.size() * query.days() > ReportQuery.MOST_CELLS) {
            throw new ReportQuery.Unclear(
                    "That is "
                            + components.size()
                            + " components on "
                            + query.days()
                            + " days; ask for fewer days, or name components with component=ID. At"
                            + " most "
                            + String.format(java.util.Locale.ENGLISH, "%,d", ReportQuery.MOST_CELLS)
                            + " days of components are answered at once.");
        }
        var days = new LinkedHashMap<LocalDate, List<UptimeReport.Cell>>();
        query.from()
                .datesUntil(query.to().plusDays(1))
                .forEach(day -> days.put(day, new ArrayList<>()));
        for (var component : components) {
            for (var day : days(component.id(), query)) {
                if (!day.figures().counted().isZero()) {
                    Objects.requireNonNull(days.get(day.day()))
                            .add(new UptimeReport.Cell(component.id(), day.figures()));
                }
            }
        }
        return new UptimeReport(
                zone.getId(),
                days.entrySet().stream()
                        .map(day -> new UptimeReport.Day(day.getKey(), day.getValue()))
                        .toList());
    }

    /** For people. */
    UptimePage page(ReportQuery query) throws ReportQuery.Unclear {
        var rows = new ArrayList<UptimePage.Row>();
        for (var component : chosen(query)) {
            rows.add(row(component, query));
        }
        var range = range(query.from(), query.to()) + components(query);
        return new UptimePage(
                query.from().equals(query.to())
                        ? scene.time().day(query.from())
                        : scene.time().fromTo(query.from(), query.to()),
                zone.getId(),
                rows,
                FigureViews.weights(),
                presets(components(query)),
                "/uptime.json?" + range,
                "/uptime.csv?" + range,
                !scene.model().targets().isEmpty());
    }

    private static String components(ReportQuery query) {
        var text = new StringBuilder();
        query.components().forEach(id -> text.append("&component=").append(id));
        return text.toString();
    }

    private static String range(LocalDate from, LocalDate to) {
        return "from=" + from + "&to=" + to;
    }

    private List<PageLink> presets(String components) {
        var today = scene.today();
        var month = YearMonth.from(today);
        var before = month.minusMonths(1);
        return List.of(
                preset("7 days", today.minusDays(6), today, components),
                preset("30 days", today.minusDays(29), today, components),
                preset("90 days", today.minusDays(89), today, components),
                preset("365 days", today.minusDays(364), today, components),
                preset(scene.time().month(month), month.atDay(1), today, components),
                preset(
                        scene.time().month(before),
                        before.atDay(1),
                        before.atEndOfMonth(),
                        components),
                preset(
                        Integer.toString(today.getYear()),
                        today.withDayOfYear(1),
                        today,
                        components));
    }

    private static PageLink preset(String label, LocalDate from, LocalDate to, String components) {
        return new PageLink("/uptime?" + range(from, to) + components, label);
    }

    /** Those in use, or those that are named, with everything below them. */
    private List<Component> chosen(ReportQuery query) throws ReportQuery.Unclear {
        var named = new HashSet<ComponentId>();
        for (var name : query.components()) {
            try {
                var id = new ComponentId(name);
                if (scene.names().find(id) == null) {
                    throw new ReportQuery.Unclear("There is no component '" + id + "'.");
                }
                named.add(id);
            } catch (IllegalArgumentException _) {
                throw new ReportQuery.Unclear("A component parameter is no component's name.");
            }
        }
        return scene.model().components().stream()
                .filter(component -> !component.isRetired())
                .filter(component -> named.isEmpty() || isBelow(component, named))
                .toList();
    }

    private boolean isBelow(Component component, Set<ComponentId> named) {
        var next = component;
        for (var depth = 0; depth < 100 && next != null; depth++) {
            if (named.contains(next.id())) {
                return true;
            }
            next = next.parent() == null ? null : scene.names().find(next.parent());
        }
        return false;
    }

    private List<DayFigures> days(ComponentId id, ReportQuery query) {
        return scene.downtime().days(id, query.from(), query.to(), zone);
    }

    private UptimePage.Row row(Component component, ReportQuery query) {
        var id = component.id();
        var start = Zones.startOfDay(query.from(), zone);
        var end = Zones.endOfDay(query.to(), zone);
        var sum = scene.downtime().over(id, start, end);
        return new UptimePage.Row(
                new PageLink("/components/" + id, component.name()),
                histories.above(component).size(),
                figures.of(sum, outages(id, start, end, sum)),
                sum.downtime().isZero() ? List.of() : downDays(id, query));
    }

    private int outages(ComponentId id, Instant start, Instant end, Figures sum) {
        return sum.downtime().isZero() ? 0 : histories.failures(id, start, end).size();
    }

    /** The worst of them, in their order. */
    private List<UptimePage.DownDay> downDays(ComponentId id, ReportQuery query) {
        var down =
                days(id, query).stream().filter(day -> !day.figures().downtime().isZero()).toList();
        return down.stream()
                .sorted(
                        java.util.Comparator.comparing((DayFigures day) -> day.figures().downtime())
                                .reversed())
                .limit(DOWN_DAYS_TOLD)
                .sorted(java.util.Comparator.comparing(DayFigures::day))
                .map(day ->
                        new UptimePage.DownDay(
                                new PageLink(
                                        "/components/" + id + "/days/" + day.day(),
                                        scene.date(day.day(), "d MMM")),
                                figures.minutes(day.figures().downtime())))
                .toList();
    }
}
