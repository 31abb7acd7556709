package dev.candor.publish;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;
import dev.candor.model.TargetId;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.UptimeTarget;
import dev.candor.model.Window;
import dev.candor.publish.read.Background;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.view.Carried;
import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.Shell;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page made by hand, that tests change as they need. Confined to one thread. */
final class SampleSite {
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    final List<Component> components = new ArrayList<>();
    final Map<NoticeId, Notice> notices = new LinkedHashMap<>();
    final List<Outage> ledger = new ArrayList<>();
    final List<UptimeTarget> targets = new ArrayList<>();
    Page page = page("FoxyCart", PACIFIC);
    String version = "42.1";
    private final Carried carried = new Carried();
    private final Templates templates = new Templates();
    private final ReadyDocuments documents = new ReadyDocuments(templates);
    private int updates;

    static Page page(String name, ZoneId zone) {
        return new Page(PageId.MAIN, name, URI.create("https://status.example.com"), zone, "en");
    }

    /** An instant from a local time in the Pacific zone. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PACIFIC).toInstant();
    }

    static NoticeId id(String name) {
        return new NoticeId((name + "000000000000").substring(0, 12));
    }

    SampleSite component(String id, String name, @Nullable String parent) {
        components.add(
                new Component(
                        new ComponentId(id),
                        name,
                        parent == null ? null : new ComponentId(parent),
                        Requirement.None.CHILDREN,
                        components.size(),
                        at("2009-09-01T00:00"),
                        null));
        return this;
    }

    /** 99.9 % of each month, maintenance excluded. */
    SampleSite target(String id, String name, String... components) {
        targets.add(
                new UptimeTarget(
                        new TargetId(id),
                        name,
                        java.util.Arrays.stream(components).map(ComponentId::new).toList(),
                        999_000,
                        UptimeTarget.Term.MONTH,
                        true,
                        null,
                        null));
        return this;
    }

    SampleSite outage(String component, Level level, Instant start, @Nullable Instant end) {
        return outage(component, level, start, end, Outage.Source.PROBE, null, null);
    }

    SampleSite outage(
            String component,
            Level level,
            Instant start,
            @Nullable Instant end,
            Outage.Source source,
            @Nullable NoticeId notice,
            @Nullable NoticeId overriddenBy) {
        ledger.add(
                new Outage(
                        ledger.size() + 1L,
                        new ComponentId(component),
                        null,
                        level,
                        start,
                        end,
                        Precision.EXACT,
                        source,
                        null,
                        notice,
                        overriddenBy));
        return this;
    }

    Update update(@Nullable NoticeState state, String at, String body) {
        return new Update(updateId(), Update.Kind.UPDATE, state, body, at(at), at(at), null);
    }

    Update correction(Update of, String at, String body) {
        return new Update(updateId(), Update.Kind.CORRECTION, null, body, at(at), at(at), of.id());
    }

    private UpdateId updateId() {
        return new UpdateId(String.format(java.util.Locale.ROOT, "update%06d", updates++));
    }

    /** A notice that began with its first window, or its first update. */
    Notice notice(
            String name,
            String title,
            NoticeState state,
            List<Impact> impacts,
            List<Window> windows,
            @Nullable Planned planned,
            List<Update> updates) {
        var first = updates.isEmpty() ? at("2010-01-01T00:00") : updates.getFirst().at();
        var last = updates.isEmpty() ? first : updates.getLast().at();
        var notice =
                new Notice(
                        id(name),
                        PageId.MAIN,
                        Audience.PUBLIC,
                        state.kind(),
                        title,
                        state,
                        false,
                        Notice.Authority.PERSON,
                        impacts,
                        planned,
                        windows,
                        updates,
                        List.of(),
                        null,
                        null,
                        first,
                        last);
        notices.put(notice.id(), notice);
        return notice;
    }

    void link(Notice from, Link... links) {
        notices.put(from.id(), from.toBuilder().links(List.of(links)).build());
    }

    static Impact impact(String component, Level level) {
        return new Impact(new ComponentId(component), level, null);
    }

    static List<Impact> impacts(Level level, String... components) {
        return java.util.Arrays.stream(components).map(each -> impact(each, level)).toList();
    }

    /** A resolved incident with one exact window. */
    Notice resolved(
            String name,
            String title,
            String start,
            String end,
            String body,
            String... components) {
        return notice(
                name,
                title,
                NoticeState.RESOLVED,
                impacts(Level.MAJOR_OUTAGE, components),
                List.of(Window.of(at(start), at(end))),
                null,
                List.of(update(NoticeState.RESOLVED, end, body)));
    }

    ReadModel model() {
        return new ReadModel(
                page,
                42,
                components,
                notices,
                ledger.stream().collect(Collectors.groupingBy(Outage::component)),
                targets);
    }

    PageViews views(Instant now) {
        return new PageViews(model(), Background.NONE, now, carried);
    }

    /** All pages of it, as the publisher makes them. */
    Snapshot snapshot(Instant now) {
        return snapshot(now, false);
    }

    Snapshot snapshot(Instant now, boolean welcome) {
        var views = views(now);
        var files = StaticFiles.load();
        var shell =
                new Shell(
                        page.name(),
                        page.language(),
                        page.url().toString(),
                        version,
                        views.stamp(now),
                        files.styleHref(),
                        files.scriptHref(),
                        files.zoneScriptHref());
        return new Snapshot(model(), views.front(welcome), views, shell, templates, documents);
    }

    /** The text of the document of that path. */
    static String text(Snapshot snapshot, String path) {
        return Html.of(snapshot.find(path).orElseThrow().body());
    }

    /** A shop in the middle of a bad afternoon, with work to come and a past. */
    static SampleSite busy() {
        var site = new SampleSite();
        site.component("app", "app", null)
                .component("app/subdomains", "Custom subdomains", "app")
                .component("app/checkout", "Checkout", "app")
                .component("admin", "admin", null)
                .component("www", "www", null)
                .component("forum", "forum", null)
                .component("wiki", "wiki", null)
                .component("affiliate", "affiliate", null);
        site.outage(
                        "app/subdomains",
                        Level.MAJOR_OUTAGE,
                        at("2010-01-21T14:44"),
                        null,
                        Outage.Source.PERSON,
                        id("spike"),
                        null)
                .outage("admin", Level.DEGRADED_PERFORMANCE, at("2010-01-21T14:51"), null)
                .outage("www", Level.MAJOR_OUTAGE, at("2009-12-04T12:35"), at("2009-12-04T12:55"));
        var wrong =
                site.update(null, "2010-01-21T15:26", "We expect to be back within ten minutes.");
        site.notice(
                "spike",
                "Traffic spike slows APP",
                NoticeState.IDENTIFIED,
                List.of(
                        new Impact(
                                new ComponentId("app/subdomains"),
                                Level.MAJOR_OUTAGE,
                                "312 of 1,204 stores"),
                        impact("admin", Level.DEGRADED_PERFORMANCE)),
                List.of(
                        new Window(
                                at("2010-01-21T14:44"),
                                null,
                                new ComponentId("app/subdomains"),
                                null,
                                Precision.EXACT),
                        new Window(
                                at("2010-01-21T14:51"),
                                null,
                                new ComponentId("admin"),
                                null,
                                Precision.ABOUT)),
                null,
                List.of(
                        site.update(
                                NoticeState.INVESTIGATING,
                                "2010-01-21T14:58",
                                "Stores load slowly or not at all. We are looking for the cause."),
                        wrong,
                        site.correction(
                                wrong,
                                "2010-01-21T15:35",
                                "Loads are still high; it will be longer."),
                        site.update(
                                NoticeState.IDENTIFIED,
                                "2010-01-21T15:53",
                                "One customer's site is receiving most of the traffic; capacity is"
                                        + " being moved."),
                        site.update(
                                null,
                                "2010-01-21T16:33",
                                "New limits per client have brought response times down; checkout"
                                        + " works, slowly. **Two more servers** are being added"
                                        + " now.\n\n"
                                        + "Stores on version 0.6 can load their scripts from the"
                                        + " content network; see the"
                                        + " [guide](https://wiki.example.com/cdn).")));
        site.notice(
                "news",
                "A new address for this page",
                NoticeState.PUBLISHED,
                List.of(),
                List.of(),
                null,
                List.of(
                        site.update(
                                null,
                                "2010-01-18T10:00",
                                "From February this page is also kept at a second provider.")));
        site.target("web", "Web presence", "www", "forum").target("stores", "Stores", "app");
        future(site);
        past(site);
        return site;
    }

    private static void future(SampleSite site) {
        site.notice(
                "server",
                "New APP server, part 1 of 3",
                NoticeState.SCHEDULED,
                impacts(Level.UNDER_MAINTENANCE, "app", "admin"),
                List.of(),
                new Planned(
                        LocalDateTime.parse("2010-01-23T23:00"),
                        LocalDateTime.parse("2010-01-23T23:59"),
                        PACIFIC),
                List.of(
                        site.update(
                                NoticeState.SCHEDULED,
                                "2010-01-20T09:00",
                                "About five minutes of interruption are expected inside this hour."
                                    + " If anything goes wrong we return to the present server.")));
        site.notice(
                "certs",
                "Certificates of all custom subdomains are renewed",
                NoticeState.TENTATIVE,
                impacts(Level.UNDER_MAINTENANCE, "app/subdomains"),
                List.of(),
                new Planned(LocalDateTime.parse("2010-02-06T01:00"), null, PACIFIC),
                List.of(
                        site.update(
                                NoticeState.TENTATIVE,
                                "2010-01-20T09:30",
                                "The day depends on the authority; we will say so here.")));
    }

    private static void past(SampleSite site) {
        site.notice(
                "disk",
                "Free disk space on the primary database",
                NoticeState.COMPLETED,
                List.of(impact("admin", Level.UNDER_MAINTENANCE)),
                List.of(Window.of(at("2009-12-19T20:40"), at("2009-12-19T23:10"))),
                new Planned(
                        LocalDateTime.parse("2009-12-19T20:30"),
                        LocalDateTime.parse("2009-12-19T23:59"),
                        PACIFIC),
                List.of(
                        site.update(
                                NoticeState.COMPLETED,
                                "2009-12-19T23:12",
                                "Old log tables were moved away. No interruption was seen.")));
        var reboot =
                site.resolved(
                        "reboot",
                        "Host reboot takes the web site down",
                        "2009-12-04T12:35",
                        "2009-12-04T12:55",
                        "Our data centre had to restart the machine that carries our own pages."
                                + " Stores and the admin were not affected.",
                        "www",
                        "forum",
                        "wiki",
                        "affiliate");
        var november =
                site.resolved(
                        "fault",
                        "Web site, forum and wiki down",
                        "2009-11-02T22:40",
                        "2009-11-03T00:07",
                        "A fault in the data centre. Stores stayed up throughout.",
                        "www",
                        "forum",
                        "wiki",
                        "affiliate");
        site.link(reboot, new Link.ToNotice(dev.candor.model.Relation.RECURS, november.id()));
        var lost = site.update(NoticeState.RESOLVED, "2009-10-14T18:10", "No data was lost.");
        site.notice(
                "database",
                "Three short losses of the database",
                NoticeState.RESOLVED,
                impacts(Level.PARTIAL_OUTAGE, "app", "admin"),
                List.of(
                        Window.of(at("2009-10-14T13:37"), at("2009-10-14T13:45")),
                        Window.of(at("2009-10-14T15:02"), at("2009-10-14T15:07")),
                        Window.of(at("2009-10-14T17:48"), at("2009-10-14T17:54:20"))),
                null,
                List.of(
                        lost,
                        site.correction(
                                lost,
                                "2009-10-18T09:30",
                                "Eleven transactions of 14 October were lost. We have written to"
                                        + " each of the four stores concerned.")));
        site.outage(
                        "app",
                        Level.PARTIAL_OUTAGE,
                        at("2009-10-14T13:37"),
                        at("2009-10-14T13:45"),
                        Outage.Source.PERSON,
                        id("database"),
                        null)
                .outage(
                        "app",
                        Level.MAJOR_OUTAGE,
                        at("2009-10-14T13:38:10"),
                        at("2009-10-14T13:44:40"),
                        Outage.Source.PROBE,
                        null,
                        id("database"));
    }
}
