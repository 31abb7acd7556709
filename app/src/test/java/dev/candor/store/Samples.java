package dev.candor.store;

import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.CauseClass;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.Detection;
import dev.candor.model.Event;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.Location;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Proposal;
import dev.candor.model.Recurrence;
import dev.candor.model.Relation;
import dev.candor.model.Requirement;
import dev.candor.model.Result;
import dev.candor.model.Revision;
import dev.candor.model.SeriesPart;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.UpdatePromise;
import dev.candor.model.Verdict;
import dev.candor.model.Window;
import dev.candor.model.WorkKind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Values that the store's tests share. */
public final class Samples {
    /** A whole number of milliseconds. */
    public static final Instant NOON = Instant.parse("2026-03-08T12:00:00.123Z");

    public static final ComponentId APP = new ComponentId("app");
    public static final ComponentId WEB = new ComponentId("app/web");
    public static final ComponentId MAIL = new ComponentId("mail");
    public static final CheckId FRONT = new CheckId("app-front");
    public static final Actor WATCH = Actor.system("watch");

    private static final int LENGTH = 12;

    private Samples() {}

    /** The main page. */
    public static Page page() {
        return new Page(
                PageId.MAIN,
                "FoxyCart",
                URI.create("https://status.example.com"),
                ZoneId.of("America/Los_Angeles"),
                "en");
    }

    /** A component without parent and parts. */
    public static Component component(ComponentId id, int position) {
        return new Component(
                id, "The " + id, null, Requirement.None.CHILDREN, position, NOON, null);
    }

    /** Puts the main page and three components. */
    public static void furnish(Store store) {
        store.writeVoid(transaction -> {
            transaction.pages().put(page());
            transaction.components().put(PageId.MAIN, component(APP, 0));
            transaction.components().put(PageId.MAIN, component(WEB, 1));
            transaction.components().put(PageId.MAIN, component(MAIL, 2));
        });
    }

    /** A notice's id that ends in that number. */
    public static NoticeId notice(int number) {
        return new NoticeId(id("n", number));
    }

    /** An update's id that ends in that number. */
    public static UpdateId update(int number) {
        return new UpdateId(id("u", number));
    }

    /** A public incident of that number, created so many seconds after noon, with one update. */
    public static Notice incident(int number, long secondsAfterNoon) {
        var at = NOON.plusSeconds(secondsAfterNoon);
        var first =
                new Update(
                        update(number),
                        Update.Kind.UPDATE,
                        NoticeState.INVESTIGATING,
                        "We are looking into it.",
                        at,
                        at,
                        null);
        return new Notice(
                notice(number),
                PageId.MAIN,
                Audience.PUBLIC,
                NoticeKind.INCIDENT,
                "Trouble " + number,
                NoticeState.INVESTIGATING,
                false,
                Notice.Authority.AUTOMATIC,
                List.of(),
                null,
                List.of(),
                List.of(first),
                List.of(),
                null,
                null,
                at,
                at);
    }

    /** A notice in which every field and every kind of part is used. */
    public static Notice full(int number, NoticeId linked) {
        var zone = ZoneId.of("Europe/Vienna");
        return new Notice(
                notice(number),
                PageId.MAIN,
                Audience.PUBLIC,
                NoticeKind.MAINTENANCE,
                "Moving the mail – “slowly”",
                NoticeState.VERIFYING,
                false,
                Notice.Authority.PERSON,
                List.of(
                        new Impact(MAIL, Level.UNDER_MAINTENANCE, "mail delayed, none lost"),
                        new Impact(APP, Level.DEGRADED_PERFORMANCE, null)),
                new Planned(
                        LocalDateTime.parse("2026-03-29T02:30"),
                        LocalDateTime.parse("2026-03-29T04:00:30"),
                        zone),
                windows(),
                updates(number),
                List.of(
                        new Link.ToNotice(Relation.CAUSED_BY, linked),
                        new Link.ToWeb(URI.create("https://example.com/why?x=1"), "Why"),
                        new Link.ToChange("deploy-42"),
                        new Link.ToWeb(
                                URI.create("https://supplier.example/17"),
                                "Their report",
                                Relation.SUPPLIER_REPORT),
                        new Link.ToNotice(Relation.FOLLOW_UP, linked)),
                facts(),
                revisions(number),
                new Proposal(NoticeState.COMPLETED, NOON.plusSeconds(90), NOON.plusSeconds(95)),
                "import:" + number,
                NOON,
                NOON.plusSeconds(100));
    }

    private static NoticeFacts facts() {
        var vienna = ZoneId.of("Europe/Vienna");
        return new NoticeFacts(
                "Error 503 – sometimes",
                "The web site",
                new DataImpact(DataImpact.Outcome.DELAYED, "incoming mail"),
                new CustomerAction(
                        "Use *webmail*.", LocalDateTime.parse("2026-03-29T12:00"), vienna),
                new UpdatePromise(NOON.plusSeconds(600), true),
                Detection.CUSTOMER,
                CauseClass.HARDWARE,
                WorkKind.EMERGENCY,
                new ExpectedImpact(Duration.ofMinutes(5), "about"),
                "Everything back.",
                List.of("A dry run", "Short DNS times"),
                List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata")),
                new SeriesPart(2, 3),
                new Recurrence(
                        "FREQ=MONTHLY;BYDAY=1SU",
                        LocalDateTime.parse("2026-03-01T02:30"),
                        LocalDateTime.parse("2026-04-05T02:30")));
    }

    private static List<Revision> revisions(int number) {
        var at = NOON.plusSeconds(60);
        return List.of(
                new Revision(at, new Revision.Before.Title("Moving"), "A typo"),
                new Revision(at, new Revision.Before.Windows(windows()), null),
                new Revision(
                        at,
                        new Revision.Before.Impacts(
                                List.of(new Impact(APP, Level.MAJOR_OUTAGE, "all of it"))),
                        null),
                new Revision(
                        at,
                        new Revision.Before.Plan(
                                new Planned(
                                        LocalDateTime.parse("2026-03-28T02:30"),
                                        null,
                                        ZoneId.of("Europe/Vienna"))),
                        null),
                new Revision(
                        at,
                        new Revision.Before.Data(new DataImpact(DataImpact.Outcome.NONE, null)),
                        "Found later"),
                new Revision(
                        at,
                        new Revision.Before.Expected(new ExpectedImpact(Duration.ZERO, null)),
                        null),
                new Revision(at, new Revision.Before.Text(Revision.TextFact.SYMPTOM, "Slow"), null),
                new Revision(at, new Revision.Before.Said(update(number), "Old words"), null));
    }

    /** An event that is easy to tell from others. */
    public static Event event(long number) {
        return new Event.ClockStepped(number);
    }

    /** An interval of a component, by a probe. */
    public static Outage outage(ComponentId component, Instant start, @Nullable Instant end) {
        return new Outage(
                0,
                component,
                null,
                Level.MAJOR_OUTAGE,
                start,
                end,
                Precision.EXACT,
                Outage.Source.PROBE,
                FRONT,
                null,
                null);
    }

    /** An interval of a component, stated by a notice. */
    public static Outage stated(ComponentId component, NoticeId notice, Instant start) {
        return new Outage(
                0,
                component,
                "shop.example.com",
                Level.OPERATIONAL,
                start,
                start.plusSeconds(60),
                Precision.ABOUT,
                Outage.Source.PERSON,
                null,
                notice,
                null);
    }

    /** A good result of a check. */
    public static Result result(CheckId check, @Nullable String member, Instant at) {
        return new Result(
                check,
                member,
                Location.HERE,
                at,
                Result.Outcome.DEGRADED,
                new Result.Phases(
                        Duration.ofNanos(1_000),
                        Duration.ofMillis(2),
                        Duration.ofMillis(3),
                        Duration.ofMillis(400),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(70)),
                503,
                "slow: 5 s");
    }

    /** What the judge might remember. */
    public static CheckState state(CheckId check, @Nullable String member, int run) {
        return new CheckState(
                check,
                member,
                Location.HERE,
                Verdict.UP,
                NOON,
                Verdict.DOWN,
                run,
                NOON.plusSeconds(1),
                NOON.plusSeconds(run),
                "connection refused");
    }

    private static List<Window> windows() {
        return List.of(
                new Window(NOON, NOON.plusSeconds(60), MAIL, Level.MAJOR_OUTAGE, Precision.ABOUT),
                new Window(
                        NOON.plusSeconds(70),
                        null,
                        null,
                        null,
                        Precision.INTERMITTENT,
                        Window.Kind.IMPACT,
                        4,
                        null),
                new Window(
                        NOON.plusSeconds(80),
                        NOON.plusSeconds(9_000),
                        null,
                        null,
                        Precision.EXACT,
                        Window.Kind.TAIL,
                        null,
                        "caches"));
    }

    private static List<Update> updates(int number) {
        var first = update(number * 10);
        return List.of(
                new Update(
                        first,
                        Update.Kind.UPDATE,
                        NoticeState.IN_PROGRESS,
                        "We have *begun*.",
                        NOON,
                        NOON.plusSeconds(1),
                        null),
                new Update(
                        update(number * 10 + 1),
                        Update.Kind.UPDATE,
                        null,
                        "No data was lost. \u00e4\u20ac\ud83d\udce8",
                        NOON.plusSeconds(30),
                        NOON.plusSeconds(31),
                        null,
                        List.of(new ImpactChange(APP, null, Level.DEGRADED_PERFORMANCE))),
                new Update(
                        update(number * 10 + 2),
                        Update.Kind.CORRECTION,
                        NoticeState.VERIFYING,
                        "Two messages were lost.",
                        NOON.plusSeconds(90),
                        NOON.plusSeconds(91),
                        first));
    }

    private static String id(String letter, int number) {
        var digits = Integer.toString(number);
        return letter + "0".repeat(LENGTH - 1 - digits.length()) + digits;
    }
}
