package dev.candor.publish.view;

import dev.candor.model.ActionItem;
import dev.candor.model.Change;
import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.Precision;
import dev.candor.model.Update;
import dev.candor.text.DurationText;
import dev.candor.time.Interval;
import dev.candor.time.Intervals;
import dev.candor.uptime.Downtime;
import dev.candor.uptime.Figures;
import dev.candor.uptime.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Postmortems, and what belongs to a notice beside its words. */
final class PostmortemViews {
    private static final Duration WRITTEN_AGAIN = Duration.ofMinutes(1);

    /** How many windows stand at the top; the entry has all of them. */
    private static final int MOST_WINDOWS = 4;

    private final Scene scene;
    private final NoticeViews notices;

    PostmortemViews(Scene scene, NoticeViews notices) {
        this.scene = scene;
        this.notices = notices;
    }

    /** The postmortem and the changes of a notice. */
    NoticeNotes notes(Notice notice) {
        var has = scene.background().postmortems().containsKey(notice.id());
        return new NoticeNotes(
                has ? Scene.href(notice) + "/postmortem" : "",
                scene.background().changes().stream()
                        .filter(change -> notice.id().equals(change.notice()))
                        .sorted(Comparator.comparing(Change::start))
                        .map(new ChangeViews(scene)::line)
                        .toList());
    }

    /** The page, if there is a postmortem that everybody may read. */
    Optional<PostmortemPage> page(Notice notice) {
        return Optional.ofNullable(scene.background().postmortems().get(notice.id()))
                .map(postmortem -> page(notice, postmortem));
    }

    /** How many windows are left out, and how long all of them are. */
    private static String together(EntryView entry) {
        var more = entry.windows().size() - MOST_WINDOWS;
        return Stream.of(more > 0 ? "and " + more + " more" : "", entry.total())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private PostmortemPage page(Notice notice, Postmortem postmortem) {
        var content = postmortem.content();
        var published = Optional.ofNullable(postmortem.publishedAt()).orElseThrow();
        var again = postmortem.changedAt().isAfter(published.plus(WRITTEN_AGAIN));
        var breakdown = content.breakdown();
        var entry = notices.entry(notice, null);
        return new PostmortemPage(
                entry,
                entry.windows().stream().limit(MOST_WINDOWS).map(WindowView::alone).toList(),
                together(entry),
                html(content.summary()),
                figures(notice),
                downtime(notice),
                html(content.impact()),
                breakdown == null
                        ? null
                        : new PostmortemPage.Table(
                                breakdown.caption(), breakdown.columns(), breakdown.rows()),
                timeline(content),
                FactViews.cause(content.causeClass()),
                html(content.cause()),
                html(content.resolution()),
                html(content.wentWell()),
                html(content.wentWrong()),
                content.actions().stream().map(this::action).toList(),
                scene.stamp(published, null),
                again ? scene.stamp(postmortem.changedAt(), null) : null);
    }

    private String html(String markdown) {
        return markdown.isBlank() ? "" : scene.graphs().prose(markdown);
    }

    /** How long it took to see it, to say it and to mend it, from the ledger and what was said. */
    private List<PostmortemPage.Fact> figures(Notice notice) {
        var facts = new ArrayList<PostmortemPage.Fact>();
        if (notice.windows().isEmpty()) {
            return facts;
        }
        var start = scene.span(notice).start();
        var end = scene.span(notice).endOr(scene.now());
        if (knows(notice, Precision.INTERMITTENT)) {
            facts.add(fact("", "On and off within", start, end, "its windows are not known"));
            return facts;
        }
        var about = knows(notice, Precision.ABOUT) ? "about " : "";
        facts.add(
                fact(
                        about,
                        "Duration",
                        start,
                        end,
                        "from the first window’s start to the last’s end"));
        detected(notice)
                .ifPresent(at ->
                        facts.add(fact(about, "Seen by checks", start, at, "after it began")));
        notice.updates().stream()
                .map(Update::postedAt)
                .min(Comparator.naturalOrder())
                .filter(at -> !at.isBefore(start) && !at.isAfter(end))
                .ifPresent(at -> facts.add(fact(about, "First told", start, at, "after it began")));
        scene.background().changes().stream()
                .filter(change -> notice.id().equals(change.notice()))
                .map(Change::end)
                .filter(at -> at.isAfter(start))
                .min(Comparator.naturalOrder())
                .ifPresent(
                        at -> facts.add(fact(about, "Fix in place", start, at, "after it began")));
        return facts;
    }

    private static boolean knows(Notice notice, Precision precision) {
        return notice.windows().stream().anyMatch(window -> window.precision() == precision);
    }

    private PostmortemPage.Fact fact(
            String about, String name, Instant from, Instant to, String note) {
        var length = Duration.between(from, to);
        return new PostmortemPage.Fact(name, about + length(length), note);
    }

    /** The first interval that checks saw of it. */
    private Optional<Instant> detected(Notice notice) {
        return notice.impacts().stream()
                .flatMap(impact -> scene.model().ledgerOf(impact.component()).stream())
                .filter(outage -> outage.source() == Outage.Source.PROBE)
                .filter(outage -> notice.id().equals(outage.notice()))
                .map(Outage::start)
                .min(Comparator.naturalOrder())
                .filter(at -> !at.isBefore(scene.span(notice).start()));
    }

    private List<PostmortemPage.Downtime> downtime(Notice notice) {
        var timeline =
                Timeline.of(
                        scene.model().components(),
                        scene.model().ledger().values().stream().flatMap(List::stream).toList());
        var downtime = new Downtime(timeline, scene.now());
        return notice.impacts().stream().map(impact -> of(notice, impact, downtime)).toList();
    }

    /** Over the times of this notice only, each counted once. */
    private PostmortemPage.Downtime of(Notice notice, Impact impact, Downtime downtime) {
        var component = impact.component();
        var times =
                notice.windows().stream()
                        .filter(window ->
                                window.component() == null || component.equals(window.component()))
                        .map(window -> new Interval(window.start(), window.end()))
                        .toList();
        var sum = Figures.NONE;
        for (var each : Intervals.of(times).parts()) {
            var end = each.end();
            sum = sum.plus(downtime.over(component, each.start(), end == null ? scene.now() : end));
        }
        var isCounted = sum.intermittent().isZero() || !sum.downtime().isZero();
        return new PostmortemPage.Downtime(
                scene.names().fullName(component),
                LevelView.of(isCounted ? sum.worst() : impact.level(), scene.locale()),
                isCounted
                        ? sum.downtime().isZero() ? "none" : length(sum.downtime())
                        : "not counted: on and off within " + length(sum.intermittent()),
                sum.degraded().isZero() ? "" : length(sum.degraded()));
    }

    private String length(Duration duration) {
        return DurationText.of(duration, scene.locale());
    }

    private List<PostmortemPage.Day> timeline(PostmortemContent content) {
        var days = new LinkedHashMap<LocalDate, List<PostmortemPage.Line>>();
        content.timeline().stream()
                .filter(moment -> !moment.hidden())
                .sorted(Comparator.comparing(Moment::at))
                .forEach(moment ->
                        days.computeIfAbsent(scene.time().day(moment.at()), _ -> new ArrayList<>())
                                .add(line(moment)));
        return days.entrySet().stream()
                .map(each ->
                        new PostmortemPage.Day(scene.time().day(each.getKey()), each.getValue()))
                .toList();
    }

    private PostmortemPage.Line line(Moment moment) {
        return new PostmortemPage.Line(
                scene.stamp(moment.at(), scene.time().day(moment.at())),
                switch (moment.source()) {
                    case CHECK -> "Checks";
                    case NOTICE -> "Said here";
                    case CHANGE -> "Change";
                    case ALERT -> "Alert";
                    case PERSON -> "";
                },
                moment.source().name().toLowerCase(Locale.ROOT),
                html(moment.text()));
    }

    private PostmortemPage.Action action(ActionItem item) {
        var due = item.due();
        var isLate = item.isOverdue(scene.today());
        var check = item.check();
        return new PostmortemPage.Action(
                item.what(),
                item.owner(),
                due == null ? "" : date(due),
                switch (item.state()) {
                    case OPEN -> isLate ? "Overdue" : "Open";
                    case DONE -> "Done" + closed(item);
                    case DROPPED -> "Dropped" + closed(item);
                },
                item.state() == ActionItem.State.DONE ? "up" : isLate ? "degraded" : "unknown",
                check == null
                        ? ""
                        : "Closed by the check “"
                                + check
                                + "” once it has passed for "
                                + item.passDays()
                                + (item.passDays() == 1 ? " day" : " days")
                                + "; opened again when it fails.");
    }

    private String closed(ActionItem item) {
        var at = item.closedAt();
        return at == null ? "" : " " + date(scene.time().day(at));
    }

    private String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", scene.locale()).format(day);
    }
}
