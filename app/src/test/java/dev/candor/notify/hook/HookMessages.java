package dev.candor.notify.hook;

import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Messages of fixed content, with letters that other places take for syntax. */
final class HookMessages {
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final Told.From FROM =
            new Told.From(
                    PageId.MAIN, "Acme", URI.create("https://status.acme.example"), ZONE, "en");

    private HookMessages() {}

    static Told.Entry entry() {
        var start = Instant.parse("2026-03-08T22:44:00Z");
        return new Told.Entry(
                new NoticeId("abcdef123456"),
                NoticeKind.INCIDENT,
                "Carts \"<b>&\" @channel are *slow*",
                NoticeState.INVESTIGATING,
                List.of(
                        new Told.Touched(new ComponentId("app"), "app", Level.MAJOR_OUTAGE, null),
                        new Told.Touched(
                                new ComponentId("mail"),
                                "Mail",
                                Level.DEGRADED_PERFORMANCE,
                                "delayed, none lost")),
                null,
                List.of(Window.of(start, null)),
                "We see **errors** with `{{title}}` \\ and \"quotes\".\n\nMore at 15:30. Grüße 🚑",
                start.plusSeconds(60),
                NoticeFacts.NONE);
    }

    static Outgoing notice() {
        return to(new Told.OfNotice(FROM, Occasion.POSTED, entry()), "en");
    }

    /** Planned work of which the program tells by itself; an overrun has no words of a person. */
    static Outgoing work(Occasion occasion, String language) {
        var isUnderWay = occasion == Occasion.OVERRUN;
        var entry =
                new Told.Entry(
                        new NoticeId("mnopqr654321"),
                        NoticeKind.MAINTENANCE,
                        "New <switches>",
                        isUnderWay ? NoticeState.VERIFYING : NoticeState.SCHEDULED,
                        List.of(worked("mail", "Mail"), worked("web", "Web & \"shops\"")),
                        new Planned(
                                LocalDateTime.parse("2026-03-12T22:00"),
                                LocalDateTime.parse("2026-03-13T00:30"),
                                ZONE),
                        isUnderWay
                                ? List.of(Window.of(Instant.parse("2026-03-13T05:00:00Z"), null))
                                : List.of(),
                        isUnderWay ? null : "One **after** the other.",
                        Instant.parse("2026-03-13T07:40:00Z"),
                        NoticeFacts.NONE,
                        isUnderWay ? List.of(announced()) : List.of());
        var included =
                occasion == Occasion.WIDENED
                        ? Set.of(new ComponentId("web"))
                        : Set.<ComponentId>of();
        return to(new Told.OfNotice(FROM, occasion, entry, included), language);
    }

    /**
     * Planned work that is being checked, as somebody says or, without words, as the clock does.
     */
    static Outgoing checked(@Nullable String body, String language) {
        var entry =
                new Told.Entry(
                        new NoticeId("mnopqr654321"),
                        NoticeKind.MAINTENANCE,
                        "New switches",
                        NoticeState.VERIFYING,
                        List.of(worked("mail", "Mail")),
                        null,
                        List.of(Window.of(Instant.parse("2026-03-13T05:00:00Z"), null)),
                        body,
                        Instant.parse("2026-03-13T07:30:00Z"),
                        NoticeFacts.NONE);
        return to(new Told.OfNotice(FROM, Occasion.UPDATED, entry), language);
    }

    private static Told.Said announced() {
        return new Told.Said(
                new UpdateId("u00000000001"),
                NoticeState.SCHEDULED,
                "One **after** the other.",
                Instant.parse("2026-03-01T12:00:00Z"));
    }

    private static Told.Touched worked(String id, String name) {
        return new Told.Touched(new ComponentId(id), name, Level.UNDER_MAINTENANCE, null);
    }

    static Outgoing alert(Alarm.Phase phase) {
        var alarm =
                new Alarm(
                        "abc123def456",
                        phase,
                        "flexo / web",
                        Level.MAJOR_OUTAGE,
                        Instant.parse("2026-03-08T22:44:00Z"),
                        "3 of 3 results failed: connection refused",
                        0,
                        phase == Alarm.Phase.ENDED ? Instant.parse("2026-03-08T23:10:00Z") : null);
        return to(new Told.OfAlert(FROM, alarm), "en");
    }

    static Outgoing to(Told told, String language) {
        return new Outgoing(
                "d00000000001",
                told,
                new Recipient("operator:ops", "ops", "ops", language, ZONE),
                new Links(
                        null,
                        null,
                        null,
                        told instanceof Told.OfAlert
                                ? URI.create("https://status.acme.example/alert/tok.en")
                                : null));
    }
}
