package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.publish.read.Background;
import dev.candor.publish.read.ReadModel;
import dev.candor.text.TimeText;
import dev.candor.uptime.Downtime;
import dev.candor.uptime.Timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What all views of one picture at one instant share. Confined to one thread until it is made. */
final class Scene {
    private final ReadModel model;
    private final Background background;
    private final GraphViews graphs;
    private final Instant now;

    /** The site's own words are English, in whatever language the operator writes. */
    private static final Locale OWN_WORDS = Locale.ENGLISH;

    private final Locale locale;
    private final TimeText time;
    private final ComponentNames names;
    private final NoticeLinks links;
    private final Timeline timeline;
    private final Standings standings;
    private final Bars bars;
    private final Map<NoticeId, Span> spans;
    private final List<Notice> newestFirst;

    Scene(ReadModel model, Background background, Instant now, Carried carried) {
        this.model = model;
        this.background = background;
        this.now = now;
        locale = OWN_WORDS;
        time = new TimeText(model.page().zone(), locale);
        names = new ComponentNames(model.components());
        var order = carried.order().of(model.notices());
        carried.keep(order);
        spans = order.spans();
        newestFirst = order.newestFirst();
        links = new NoticeLinks(this);
        timeline = Timeline.of(model.components(), model.ledger(), carried.timeline());
        carried.keep(timeline);
        standings = new Standings(model, timeline, now);
        bars = new Bars(new Downtime(timeline, now), model.page().zone(), locale, carried);
        graphs = new GraphViews(this);
    }

    Background background() {
        return background;
    }

    GraphViews graphs() {
        return graphs;
    }

    ReadModel model() {
        return model;
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return time.day(now);
    }

    Locale locale() {
        return locale;
    }

    TimeText time() {
        return time;
    }

    ComponentNames names() {
        return names;
    }

    Timeline timeline() {
        return timeline;
    }

    Downtime downtime() {
        return new Downtime(timeline, now);
    }

    Bars bars() {
        return bars;
    }

    Standings standings() {
        return standings;
    }

    NoticeLinks links() {
        return links;
    }

    Span span(Notice notice) {
        var known = spans.get(notice.id());
        return known == null ? Span.of(notice) : known;
    }

    Optional<Notice> notice(NoticeId id) {
        return Optional.ofNullable(model.notices().get(id));
    }

    /** Newest first by when they began; of two that began together, the later written one. */
    List<Notice> newestFirst(java.util.function.Predicate<Notice> which) {
        return newestFirst.stream().filter(which).toList();
    }

    /** As it stands beside other things of that day. */
    TimeView stamp(Instant instant, @org.jspecify.annotations.Nullable LocalDate heading) {
        var second = instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        return new TimeView(second.toString(), time.instant(second, heading));
    }

    /** A day in that form of {@link DateTimeFormatter}. */
    String date(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    static String href(Notice notice) {
        return "/notices/" + notice.id();
    }
}
