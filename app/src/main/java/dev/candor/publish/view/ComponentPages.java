package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.text.DurationText;
import dev.candor.time.Zones;
import dev.candor.uptime.Downtime;
import dev.candor.uptime.Figures;
import dev.candor.uptime.Reliability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Components' own pages. */
final class ComponentPages {
    private static final int MOST_OUTAGES = 50;
    private static final int MOST_MONTHS = 36;
    private static final int MOST_WEEKS = 53;
    private static final int MOST_YEARS = 30;
    private static final int YEAR = 365;
    private static final String NONE_YET = "no outage yet";

    private final Scene scene;
    private final Histories histories;
    private final FigureViews figures;
    private final ZoneId zone;

    ComponentPages(Scene scene, Histories histories) {
        this.scene = scene;
        this.histories = histories;
        figures = new FigureViews(scene.locale());
        zone = scene.model().page().zone();
    }

    /** The page of a component in use; empty when there is none of that name. */
    Optional<ComponentPage> page(ComponentId id) {
        return Optional.ofNullable(scene.names().find(id))
                .filter(component -> !component.isRetired())
                .map(this::page);
    }

    private ComponentPage page(Component component) {
        var id = component.id();
        var family = histories.family(id);
        var faults = histories.faults(id, Instant.MIN, scene.now()).reversed();
        return new ComponentPage(
                id.value(),
                component.name(),
                histories.above(component),
                LevelView.of(scene.standings().of(component).level(), scene.locale()),
                since(component),
                scene.bars().of(id),
                days(component),
                figures.of(scene.bars().sum(id), outages(id, scene.bars().first())),
                FigureViews.weights(),
                List.of(
                        reliability(component, family, "90 days", Bars.DAYS),
                        reliability(component, family, "365 days", YEAR),
                        reliability(component, family, "All of it", Integer.MAX_VALUE)),
                notes(component),
                tables(component, histories.entries(family)),
                faults.stream()
                        .limit(MOST_OUTAGES)
                        .map(fault -> histories.row(family, fault))
                        .toList(),
                Math.max(0, faults.size() - MOST_OUTAGES),
                new Present(scene, new NoticeViews(scene)).parts(component),
                targets(component));
    }

    private List<PageLink> targets(Component component) {
        return scene.model().targets().stream()
                .filter(target -> target.components().contains(component.id()))
                .map(target -> new PageLink("/targets/" + target.id(), target.name()))
                .toList();
    }

    private int outages(ComponentId id, LocalDate first) {
        return histories.failures(id, Zones.startOfDay(first, zone), scene.now()).size();
    }

    private String since(Component component) {
        var standing = scene.standings().of(component);
        var from = standing.since().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        var day = scene.time().day(from);
        var since =
                day.equals(scene.today())
                        ? scene.time().local(from, scene.today())
                        : scene.date(day, "d MMMM yyyy");
        var started = scene.time().day(component.startedAt());
        return "since " + since + ". Watched since " + scene.date(started, "d MMMM yyyy") + ".";
    }

    private List<ComponentPage.DayRow> days(Component component) {
        var all = scene.bars().days(component.id());
        return IntStream.range(0, all.size())
                .mapToObj(i -> day(component.id(), scene.bars().first().plusDays(i), all.get(i)))
                .toList();
    }

    private ComponentPage.DayRow day(ComponentId id, LocalDate day, Figures of) {
        var look = DayLook.of(of);
        var from = Zones.startOfDay(day, zone);
        var failures =
                DayLook.BLANK == look || of.downtime().isZero()
                        ? 0
                        : histories.failures(id, from, Zones.endOfDay(day, zone)).size();
        return new ComponentPage.DayRow(
                look == DayLook.BLANK ? "" : "/components/" + id + "/days/" + day,
                scene.date(day, "EEE d MMM yyyy"),
                look,
                figures.of(of, failures));
    }

    private ComponentPage.ReliabilityView reliability(
            Component component, List<ComponentId> family, String name, int days) {
        var from =
                days == Integer.MAX_VALUE
                        ? component.startedAt()
                        : Zones.startOfDay(scene.today().minusDays(days - 1L), zone);
        var over = scene.downtime().over(component.id(), from, scene.now());
        var failures = histories.failures(component.id(), from, scene.now());
        var figure = Reliability.of(failures, over);
        return new ComponentPage.ReliabilityView(
                name,
                Integer.toString(figure.failures()),
                figures.minutes(over.downtime()),
                figures.share(over),
                figure.meanTimeBetweenFailures().map(this::length).orElse(NONE_YET),
                figure.meanTimeToRepair()
                        .map(this::length)
                        .orElse(figure.failures() == 0 ? NONE_YET : "not over yet"),
                figure.failures() == 0 ? NONE_YET : length(figure.longest()),
                figure.perThirtyDays().isPresent()
                        ? Trend.number(figure.perThirtyDays().getAsDouble())
                        : "too early to say",
                histories
                        .toFirstNotice(family, from, scene.now())
                        .map(this::length)
                        .orElse("no incident yet"));
    }

    private String length(Duration length) {
        return DurationText.of(length, scene.locale());
    }

    private List<String> notes(Component component) {
        var notes = new ArrayList<String>();
        notes.add(new Trend(scene, histories).sentence(component));
        worst(component, Period.Unit.WEEK, "week", this::week).ifPresent(notes::add);
        worst(component, Period.Unit.MONTH, "month", this::month).ifPresent(notes::add);
        worstDay(component).ifPresent(notes::add);
        return notes;
    }

    /** The worst of the last year, by downtime; nothing without any. */
    private Optional<String> worst(
            Component component, Period.Unit unit, String word, Function<Period, String> name) {
        var from = scene.today().minusDays(YEAR - 1L);
        return Period.newestFirst(unit, from, scene.today(), MOST_WEEKS).stream()
                .max(Comparator.comparing((Period period) -> over(component, period).downtime()))
                .filter(period -> !over(component, period).downtime().isZero())
                .map(period ->
                        "Worst "
                                + word
                                + " of the last twelve months: "
                                + name.apply(period)
                                + ", with "
                                + figures.minutes(over(component, period).downtime())
                                + " of downtime.");
    }

    private Optional<String> worstDay(Component component) {
        var from = scene.today().minusDays(YEAR - 1L);
        return new Downtime(scene.timeline(), scene.now())
                .days(component.id(), from, scene.today(), zone).stream()
                        .filter(day -> !day.figures().downtime().isZero())
                        .max(Comparator.comparing(day -> day.figures().downtime()))
                        .map(day ->
                                "Worst day of the last twelve months: "
                                        + scene.time().day(day.day())
                                        + ", with "
                                        + figures.minutes(day.figures().downtime())
                                        + " of downtime.");
    }

    private List<ComponentPage.PeriodTable> tables(Component component, List<Notice> entries) {
        return List.of(
                table(component, entries, Period.Unit.MONTH, MOST_MONTHS),
                table(component, entries, Period.Unit.WEEK, MOST_WEEKS),
                table(component, entries, Period.Unit.YEAR, MOST_YEARS));
    }

    private ComponentPage.PeriodTable table(
            Component component, List<Notice> entries, Period.Unit unit, int most) {
        var first = scene.time().day(component.startedAt());
        var periods = Period.newestFirst(unit, first, scene.today(), most);
        var whole = new Period(periods.getLast().first(), periods.getFirst().next());
        return new ComponentPage.PeriodTable(
                switch (unit) {
                    case WEEK -> "Week";
                    case MONTH -> "Month";
                    case YEAR -> "Year";
                },
                periods.stream()
                        .map(period -> row(component, entries, name(unit, period), period))
                        .toList(),
                row(component, entries, "All of these", whole),
                unit == Period.Unit.MONTH);
    }

    private ComponentPage.PeriodRow row(
            Component component, List<Notice> entries, String name, Period period) {
        var from = period.start(zone);
        var to = period.end(zone);
        return new ComponentPage.PeriodRow(
                name,
                href(component, period),
                figures.of(
                        over(component, period),
                        histories.failures(component.id(), from, to).size()),
                histories.count(entries, from, to));
    }

    private String name(Period.Unit unit, Period period) {
        return switch (unit) {
            case WEEK -> week(period);
            case MONTH -> month(period);
            case YEAR -> Integer.toString(period.first().getYear());
        };
    }

    private String href(Component component, Period period) {
        var last = period.last().isAfter(scene.today()) ? scene.today() : period.last();
        return "/uptime?from=" + period.first() + "&to=" + last + "&component=" + component.id();
    }

    private Figures over(Component component, Period period) {
        return scene.downtime().over(component.id(), period.start(zone), period.end(zone));
    }

    private String month(Period period) {
        return scene.time().month(YearMonth.from(period.first()));
    }

    private String week(Period period) {
        return String.format(
                Locale.ROOT,
                "%s – %s",
                scene.date(period.first(), "d MMM"),
                scene.date(period.last(), "d MMM yyyy"));
    }
}
