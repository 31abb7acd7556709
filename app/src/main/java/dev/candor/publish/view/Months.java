package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.time.Interval;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has begun, by the months that it touches. */
final class Months {
    /** A notice is listed in at most this many months, however long it lasts. */
    private static final int MOST_MONTHS = 600;

    private final Scene scene;
    private final NoticeViews views;
    private final Histories histories;
    private final TreeMap<YearMonth, List<Notice>> months = new TreeMap<>();
    private final int count;

    Months(Scene scene, NoticeViews views, Histories histories) {
        this.scene = scene;
        this.views = views;
        this.histories = histories;
        var begun = scene.newestFirst(notice -> notice.state().stage() != NoticeState.Stage.FUTURE);
        count = begun.size();
        months.put(YearMonth.from(scene.today()), new ArrayList<>());
        for (var notice : begun) {
            for (var month : touched(notice)) {
                months.computeIfAbsent(month, _ -> new ArrayList<>()).add(notice);
            }
        }
    }

    private Iterable<YearMonth> touched(Notice notice) {
        var touched = new TreeSet<YearMonth>();
        for (var part : scene.span(notice).parts()) {
            var last = month(lastInstant(part));
            for (var month = month(part.start());
                    !month.isAfter(last) && touched.size() < MOST_MONTHS;
                    month = month.plusMonths(1)) {
                touched.add(month);
            }
        }
        return touched;
    }

    private Instant lastInstant(Interval part) {
        var end = part.end() == null ? scene.now() : part.end();
        return end.isAfter(part.start()) ? end.minusMillis(1) : part.start();
    }

    private YearMonth month(Instant instant) {
        return YearMonth.from(scene.time().day(instant));
    }

    /** The page of a month between the first entry's and the present one; else empty. */
    Optional<MonthPage> page(YearMonth month) {
        if (month.isBefore(months.firstKey()) || month.isAfter(months.lastKey())) {
            return Optional.empty();
        }
        var notices = months.getOrDefault(month, List.of());
        return Optional.of(
                new MonthPage(
                        scene.time().month(month),
                        new PastItems(scene, views).days(notices, month),
                        notices.size(),
                        down(month.atDay(1), month.plusMonths(1).atDay(1)),
                        report(month),
                        neighbour(month.minusMonths(1)),
                        neighbour(month.plusMonths(1))));
    }

    private String down(LocalDate first, LocalDate next) {
        var zone = scene.model().page().zone();
        var down = histories.anyDown(Zones.startOfDay(first, zone), Zones.startOfDay(next, zone));
        return down.map(new FigureViews(scene.locale())::minutes).orElse("");
    }

    private String report(YearMonth month) {
        var last = month.atEndOfMonth();
        return "/uptime?from="
                + month.atDay(1)
                + "&to="
                + (last.isAfter(scene.today()) ? scene.today() : last);
    }

    private MonthPage.@Nullable MonthLink neighbour(YearMonth month) {
        return month.isBefore(months.firstKey()) || month.isAfter(months.lastKey())
                ? null
                : link(month);
    }

    private MonthPage.MonthLink link(YearMonth month) {
        return new MonthPage.MonthLink(
                path(month),
                scene.time().month(month),
                months.getOrDefault(month, List.of()).size());
    }

    static String path(YearMonth month) {
        return String.format(
                Locale.ROOT, "/history/%04d/%02d", month.getYear(), month.getMonthValue());
    }

    /** All months, by year, newest first; years in which nothing happened are left out. */
    HistoryPage history() {
        var years = new ArrayList<HistoryPage.Year>();
        for (var year = months.lastKey().getYear(); year >= months.firstKey().getYear(); year--) {
            var links = new ArrayList<MonthPage.MonthLink>();
            for (var month = YearMonth.of(year, 12);
                    month.getYear() == year;
                    month = month.minusMonths(1)) {
                if (!month.isAfter(months.lastKey()) && !month.isBefore(months.firstKey())) {
                    links.add(link(month));
                }
            }
            if (links.stream().anyMatch(link -> link.entries() > 0)) {
                years.add(year(year, links));
            }
        }
        return new HistoryPage(years, count);
    }

    private HistoryPage.Year year(int year, List<MonthPage.MonthLink> links) {
        var entries =
                months
                        .subMap(YearMonth.of(year, 1), true, YearMonth.of(year, 12), true)
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .distinct()
                        .count();
        return new HistoryPage.Year(
                Integer.toString(year),
                links,
                Math.toIntExact(entries),
                down(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
    }
}
