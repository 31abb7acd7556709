package dev.candor.app;

import dev.candor.model.ComponentId;
import dev.candor.model.DataImpact;
import dev.candor.model.Level;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Problem;
import dev.candor.model.Told;
import dev.candor.model.UpdateId;
import dev.candor.model.UpdatePromise;
import dev.candor.model.Window;
import dev.candor.notify.Links;
import dev.candor.notify.mail.Preview;
import dev.candor.notify.template.Catalogue;
import dev.candor.notify.template.Catalogue.Loaded;
import dev.candor.notify.template.TemplateKind;
import dev.candor.notify.template.Variable;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The words of e-mail, for people who write them: which there are, and how they come out. */
public final class TemplateShelf {
    private static final Instant WHEN = Instant.parse("2010-06-04T21:30:00Z");
    private static final List<Told.Said> SAID =
            List.of(
                    new Told.Said(
                            new UpdateId("abcdefghijkl"),
                            NoticeState.INVESTIGATING,
                            "Checkout takes long. We are looking into it.",
                            WHEN.minusSeconds(600)));

    private final Catalogue catalogue;

    private TemplateShelf(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Opening came to this. */
    public sealed interface Opened {
        /** All words are right. */
        record Fine(TemplateShelf shelf) implements Opened {}

        /** Some are wrong. */
        record Wrong(List<Problem> problems) implements Opened {}
    }

    /** A message as its reader gets it. */
    public record Shown(String subject, String text, String html) {}

    /** The words that come with the program, and those of a folder in their place. */
    public static Opened open(@Nullable Path folder) {
        return switch (Catalogue.load(folder)) {
            case Loaded.Fine(var catalogue) -> new Opened.Fine(new TemplateShelf(catalogue));
            case Loaded.Wrong(var problems) -> new Opened.Wrong(problems);
        };
    }

    /** What is wrong with one file; nothing when it is right. */
    public static List<Problem> check(Path file) {
        return Catalogue.check(file);
    }

    /** The names of all kinds. */
    public static List<String> kinds() {
        return Arrays.stream(TemplateKind.values()).map(TemplateKind::wireName).toList();
    }

    /** What a template of that kind may name, with what it means; empty for no kind. */
    public static Map<String, String> variables(String kind) {
        var found = new TreeMap<String, String>();
        TemplateKind.ofWireName(kind).ifPresent(it -> collect("", it.variables(), found));
        return found;
    }

    private static void collect(
            String prefix, Map<String, Variable> from, Map<String, String> into) {
        from.forEach((name, variable) -> {
            into.put(
                    prefix + name,
                    variable.type().name().toLowerCase(Locale.ROOT) + ": " + variable.meaning());
            collect(prefix + name + ".", variable.within(), into);
        });
    }

    /** The languages that there are words in. */
    public List<String> languages() {
        return catalogue.languages();
    }

    /** A made-up message of that kind; empty when there is no such kind. */
    public Optional<Shown> preview(String kind, String language, ZoneId zone) {
        return TemplateKind.ofWireName(kind)
                .map(it -> {
                    var shown = Preview.of(catalogue, told(it), language, zone, links());
                    return new Shown(shown.subject(), shown.text(), shown.html());
                });
    }

    private static Links links() {
        var page = "https://status.example.com";
        return new Links(
                URI.create(page + "/subscription/confirm-example"),
                URI.create(page + "/subscription/example"),
                URI.create(page + "/subscription/example/unsubscribe"),
                URI.create(page + "/alert/example"),
                URI.create(page + "/deliveries/example?state=pending"));
    }

    private static Told told(TemplateKind kind) {
        var from =
                new Told.From(
                        PageId.MAIN,
                        "Example",
                        URI.create("https://status.example.com"),
                        ZoneId.of("UTC"),
                        "en");
        return switch (kind) {
            case DIGEST ->
                    new Told.Digest(
                            from,
                            List.of(
                                    incident(false, List.of()),
                                    maintenance(NoticeState.COMPLETED)));
            case ALERT_RAISED -> alarm(from, Told.Alarm.Phase.RAISED);
            case ALERT_REMINDED -> alarm(from, Told.Alarm.Phase.REMINDED);
            case ALERT_ENDED -> alarm(from, Told.Alarm.Phase.ENDED);
            case CONFIRMATION -> new Told.Confirmation(from);
            case STALLED -> new Told.Stalled(from, "mail", 12, WHEN, "451 try again later");
            case TEST -> new Told.Test(from);
            case NOTICE_POSTED,
                    NOTICE_UPDATED,
                    NOTICE_CORRECTED,
                    NOTICE_ENDED,
                    NOTICE_REOPENED,
                    NOTICE_REMINDED,
                    NOTICE_STARTED,
                    NOTICE_WIDENED,
                    NOTICE_OVERRUN,
                    NOTICE_CANCELLED,
                    NOTICE_NOT_AFFECTED,
                    NOTICE_FOLLOWED_UP,
                    NOTICE_EXPLAINED ->
                    notice(from, kind);
        };
    }

    private static Told notice(Told.From from, TemplateKind kind) {
        var name = kind.name().replaceFirst("NOTICE_", "");
        var occasion = Occasion.valueOf(name);
        var entry =
                switch (occasion) {
                    case REMINDED, WIDENED -> maintenance(NoticeState.SCHEDULED);
                    case STARTED -> maintenance(NoticeState.IN_PROGRESS);
                    case OVERRUN -> maintenance(NoticeState.VERIFYING);
                    case CANCELLED -> maintenance(NoticeState.CANCELLED);
                    case ENDED -> incident(true, SAID);
                    case EXPLAINED, FOLLOWED_UP -> incident(true, List.of());
                    case UPDATED, CORRECTED, REOPENED -> incident(false, SAID);
                    case POSTED, NOT_AFFECTED -> incident(false, List.of());
                };
        var last = entry.impacts().getLast().component();
        var included = occasion == Occasion.WIDENED ? Set.of(last) : Set.<ComponentId>of();
        return new Told.OfNotice(from, occasion, entry, included);
    }

    private static Told alarm(Told.From from, Told.Alarm.Phase phase) {
        return new Told.OfAlert(
                from,
                new Told.Alarm(
                        "example",
                        phase,
                        "Checkout",
                        Level.MAJOR_OUTAGE,
                        WHEN,
                        "the last three answers were status 503, expected below 400",
                        0,
                        phase == Told.Alarm.Phase.ENDED ? WHEN.plusSeconds(1_500) : null));
    }

    private static Told.Entry incident(boolean over, List<Told.Said> earlier) {
        return new Told.Entry(
                new NoticeId("abcdefghijkl"),
                NoticeKind.INCIDENT,
                "Checkout answers slowly",
                over ? NoticeState.RESOLVED : NoticeState.IDENTIFIED,
                List.of(
                        new Told.Touched(
                                new ComponentId("checkout"),
                                "Checkout",
                                Level.PARTIAL_OUTAGE,
                                "orders are taken, slowly")),
                null,
                List.of(Window.of(WHEN, over ? WHEN.plusSeconds(1_500) : null)),
                "A database server is **overloaded**. We are moving load to another one.",
                WHEN,
                facts(new UpdatePromise(WHEN.plusSeconds(1_800), false)),
                earlier);
    }

    private static Told.Entry maintenance(NoticeState state) {
        var start = Instant.parse("2010-06-13T05:00:00Z");
        var windows =
                switch (state) {
                    case IN_PROGRESS, VERIFYING -> List.of(Window.of(start, null));
                    case COMPLETED -> List.of(Window.of(start, start.plusSeconds(8_400)));
                    default -> List.<Window>of();
                };
        return new Told.Entry(
                new NoticeId("mnopqrstuvwx"),
                NoticeKind.MAINTENANCE,
                "New network switches",
                state,
                List.of(worked("mail", "E-mail"), worked("web", "Web sites")),
                new Planned(
                        LocalDateTime.parse("2010-06-12T22:00"),
                        LocalDateTime.parse("2010-06-13T00:30"),
                        ZoneId.of("America/Los_Angeles")),
                windows,
                "We replace two switches, one after the other.",
                WHEN,
                facts(null));
    }

    private static Told.Touched worked(String id, String name) {
        return new Told.Touched(new ComponentId(id), name, Level.UNDER_MAINTENANCE, null);
    }

    private static NoticeFacts facts(@Nullable UpdatePromise promise) {
        return new NoticeFacts(
                "pages that take ten seconds and more",
                "The shop itself and its administration",
                new DataImpact(DataImpact.Outcome.NONE, null),
                null,
                promise,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }
}
