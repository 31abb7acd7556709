package dev.candor.publish.view;

import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.SeriesId;
import dev.candor.publish.read.Background;
import dev.candor.publish.read.ReadModel;
import dev.candor.text.Lifecycle;
import dev.candor.time.Zones;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every public page as a value, from one picture at one instant. Pure; thread-safe. */
public final class PageViews {
    /** How many past entries the front page shows, whatever their age. */
    public static final int PAST_ON_FRONT = 25;

    /** How many entries the feed holds. */
    public static final int FEED_ENTRIES = 50;

    /** When a banner says that an announcement is old. */
    private static final Duration OUTDATED_AFTER = Duration.ofDays(365);

    /** A tree with more rows than this is shown folded where nothing is wrong. */
    private static final int ROWS_UNFOLDED = 24;

    private final Scene scene;
    private final NoticeViews views;
    private final Histories histories;
    private final ComponentPages components;
    private final DayPages days;
    private final UptimeReports reports;
    private final Targets targets;

    /** The pages of that picture, as they are at that instant. */
    public PageViews(ReadModel model, Instant now) {
        this(model, Background.NONE, now, new Carried());
    }

    /**
     * The same with what stands behind the notices, taking over from the picture before it what has
     * not changed.
     */
    public PageViews(ReadModel model, Background background, Instant now, Carried carried) {
        scene = new Scene(model, background, now, carried);
        views = new NoticeViews(scene);
        histories = new Histories(scene, views.windows());
        components = new ComponentPages(scene, histories);
        days = new DayPages(scene, views, histories);
        reports = new UptimeReports(scene, histories);
        targets = new Targets(scene, histories, views.windows());
    }

    /**
     * The front page.
     *
     * @param welcome whether to greet a new operator
     */
    public FrontPage front(boolean welcome) {
        var present = new Present(scene, views);
        var overall = present.overall();
        var rows = present.components();
        var past = stage(NoticeState.Stage.PAST);
        return new FrontPage(
                overall.level(),
                overall.levelName(),
                overall.sentence(),
                overall.since(),
                present.cards(),
                present.news(),
                rows,
                scene.date(scene.bars().first(), "d MMM"),
                rows.stream().mapToInt(ComponentRow::size).sum() > ROWS_UNFOLDED,
                planned(),
                new PastItems(scene, views)
                        .newest(
                                past,
                                PAST_ON_FRONT,
                                present.openSince().map(scene.time()::day).orElse(null)),
                past.size() <= PAST_ON_FRONT,
                welcome);
    }

    private List<Notice> stage(NoticeState.Stage stage) {
        return scene.newestFirst(notice -> notice.state().stage() == stage);
    }

    private List<PlannedView> planned() {
        return stage(NoticeState.Stage.FUTURE).reversed().stream().map(this::planned).toList();
    }

    private PlannedView planned(Notice notice) {
        var start = scene.span(notice).start();
        var day = scene.time().day(start);
        return new PlannedView(
                views.entry(notice, day.getYear() == scene.today().getYear() ? day : null),
                scene.date(day, "EEE"),
                Integer.toString(day.getDayOfMonth()),
                scene.date(day, "MMM"),
                scene.time().day(day),
                !start.isAfter(scene.now()));
    }

    /** A notice's own page; empty when there is none that this audience may read. */
    public Optional<NoticePage> notice(NoticeId id) {
        return scene.notice(id).map(this::page);
    }

    private NoticePage page(Notice notice) {
        var started = scene.time().day(scene.span(notice).start());
        var newestFirst = !notice.state().isClosed();
        var updates = views.updates(notice, started);
        var thread = new NoticeThread(scene, views).of(notice);
        return new NoticePage(
                views.entry(notice, null),
                Lifecycle.sentence(notice.state(), scene.locale()),
                views.windows().differsFromPlan(notice) && notice.planned() != null
                        ? List.of(views.windows().plan("", notice.planned(), null))
                        : List.of(),
                views.impacts(notice),
                newestFirst ? updates.reversed() : updates,
                newestFirst,
                scene.links().all(notice).stream()
                        .filter(link -> thread.stream().noneMatch(each -> leadsTo(link, each)))
                        .toList(),
                thread,
                views.revisions(notice),
                outdated(notice),
                new LedgerRows(scene, views.windows()).of(notice),
                new PostmortemViews(scene, views).notes(notice),
                scene.stamp(notice.createdAt(), null),
                scene.stamp(notice.changedAt(), null));
    }

    private static boolean leadsTo(NoticeLink link, ThreadItem item) {
        return link.href().equals(item.href());
    }

    /** An article that nobody has touched for long may be wrong by now. */
    private String outdated(Notice notice) {
        if (notice.kind() != NoticeKind.ANNOUNCEMENT
                || notice.changedAt().plus(OUTDATED_AFTER).isAfter(scene.now())) {
            return "";
        }
        return "This text was last changed on "
                + scene.time().day(scene.time().day(notice.changedAt()))
                + ". What it says may no longer be right.";
    }

    /** The history of a component in use; empty when there is none of that name. */
    public Optional<ComponentPage> component(ComponentId id) {
        return components.page(id);
    }

    /** A day on which that component was watched; else empty. */
    public Optional<DayPage> day(ComponentId id, LocalDate day) {
        return days.page(id, day);
    }

    /**
     * What an address asks of the uptime report.
     *
     * @throws ReportQuery.Unclear when that is not clear or too much
     */
    public ReportQuery reportQuery(String query) throws ReportQuery.Unclear {
        return ReportQuery.read(query, scene.today());
    }

    /**
     * The uptime report, for programs.
     *
     * @throws ReportQuery.Unclear when it names what is not there, or too much
     */
    public UptimeReport report(ReportQuery query) throws ReportQuery.Unclear {
        return reports.report(query);
    }

    /**
     * The uptime report, for people.
     *
     * @throws ReportQuery.Unclear when it names what is not there
     */
    public UptimePage uptime(ReportQuery query) throws ReportQuery.Unclear {
        return reports.page(query);
    }

    /** What is promised, and how it stands. */
    public List<TargetView> targets() {
        return targets.all();
    }

    /** A target's statement of a month in which it was promised; else empty. */
    public Optional<StatementView> statement(String target, YearMonth month) {
        return targets.statement(target, month);
    }

    /** The page of a month between the first entry's and the present one; else empty. */
    public Optional<MonthPage> month(YearMonth month) {
        return months().page(month);
    }

    /** Made when it is asked for: it looks at every entry. */
    private Months months() {
        return new Months(scene, views, histories);
    }

    /** All months. */
    public HistoryPage history() {
        return months().history();
    }

    /** A change's own page; empty when there is none that everybody may see. */
    public Optional<ChangePage> change(String id) {
        return new ChangeViews(scene).page(id);
    }

    /** A notice's postmortem; empty when there is none that this audience may read. */
    public Optional<PostmortemPage> postmortem(NoticeId id) {
        return scene.notice(id).flatMap(notice -> new PostmortemViews(scene, views).page(notice));
    }

    /** All graphs that everybody may see. */
    public GraphsPage graphs() {
        return new GraphPages(scene).all();
    }

    /** The last day's graphs of what is measured of a component, as HTML. */
    public List<String> graphs(ComponentId component) {
        return new GraphPages(scene).of(component);
    }

    /** The graphs of one series; empty when there is none that everybody may see. */
    public Optional<GraphsPage> graphs(SeriesId series) {
        return new GraphPages(scene).of(series);
    }

    /**
     * A picture of a series: of the last day, or as the query says.
     *
     * @param query {@code from}, {@code to} and {@code mark} as in a text's graph; may be empty
     * @return empty when there is no such series, or the time is not held
     */
    public Optional<String> picture(SeriesId series, String query) {
        return new GraphPages(scene).picture(series, query);
    }

    /** The entries that changed last, the newest change first. */
    public List<FeedItem> feed() {
        var fed = new NoticeViews(scene, scene.graphs()::proseOfFeed);
        return notices().stream()
                .sorted(
                        Comparator.comparing(Notice::changedAt)
                                .thenComparing(notice -> scene.span(notice).start())
                                .thenComparing(Notice::id)
                                .reversed())
                .limit(FEED_ENTRIES)
                .map(notice ->
                        new FeedItem(
                                views.entry(notice, null),
                                views.state(notice),
                                fed.updates(notice, null).reversed(),
                                fed.revisions(notice),
                                notice.createdAt(),
                                notice.changedAt()))
                .toList();
    }

    /** How each component stands. */
    public Standings standings() {
        return scene.standings();
    }

    /** What the audience may read, newest first. */
    public List<Notice> notices() {
        return scene.newestFirst(_ -> true);
    }

    /** An instant by the server's clock, with its day, to the second. */
    public TimeView stamp(Instant instant) {
        return scene.stamp(instant, null);
    }

    /**
     * The first instant after {@code now} at which these pages change although nothing happens: a
     * new day, or a planned start.
     */
    public Instant nextTurn() {
        var turns = new ArrayList<Instant>();
        turns.add(Zones.endOfDay(scene.today(), scene.model().page().zone()));
        stage(NoticeState.Stage.FUTURE).stream()
                .map(notice -> scene.span(notice).start())
                .filter(start -> start.isAfter(scene.now()))
                .forEach(turns::add);
        return turns.stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
