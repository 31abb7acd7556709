package dev.candor.notify.template;

import dev.candor.model.DataImpact;
import dev.candor.model.NoticeKind;
import dev.candor.model.Occasion;
import dev.candor.model.Planned;
import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.StateSentence;
import dev.candor.text.DurationText;
import dev.candor.text.Levels;
import dev.candor.text.Lifecycle;
import dev.candor.text.TimeText;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes words of what is told, in one language and zone. Pure. Links of the recipient's own become
 * places, so that one text serves everybody of that language and zone.
 */
public final class FactsOf {
    /** As many components as people read; the others are counted. */
    static final int MOST_COMPONENTS = 40;

    private static final int MOST_WINDOWS = 20;
    private static final int MOST_NAMED = 3;

    private final Locale locale;
    private final TimeText times;

    /** In the language of the template and the zone of the recipient. */
    public FactsOf(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.times = new TimeText(zone, locale);
    }

    /** What a template can say of it. */
    public Facts of(Told told, Links links) {
        var from = told.from();
        var facts =
                new Facts()
                        .with("page", from.name())
                        .with("page-url", from.url().toString())
                        .with("page-address", from.url().toString());
        place(facts, "manage-url", links.manage());
        place(facts, "unsubscribe-url", links.unsubscribe());
        place(facts, "confirm-url", links.confirm());
        place(facts, "acknowledge-url", links.acknowledge());
        place(facts, "deliveries-url", links.deliveries());
        switch (told) {
            case Told.OfNotice notice ->
                    entry(facts, notice.entry(), notice.occasion(), from)
                            .with("included-names", names(notice.newlyTouched()));
            case Told.Digest digest -> digest(facts, digest);
            case Told.OfAlert alert -> alarm(facts, alert.alarm());
            case Told.Stalled stalled ->
                    facts.with("channel", stalled.channel())
                            .with("waiting", Long.toString(stalled.waiting()))
                            .with("oldest", times.instant(stalled.oldest(), null))
                            .with("last-error", stalled.lastError());
            case Told.Confirmation _, Told.Test _ -> {}
        }
        return facts;
    }

    private static void place(Facts facts, String name, @Nullable URI link) {
        if (link != null) {
            facts.withPlace(name);
        }
    }

    private void digest(Facts facts, Told.Digest digest) {
        facts.with("count", Integer.toString(digest.entries().size()))
                .with(
                        "entries",
                        digest.entries().stream()
                                .map(entry -> entry(new Facts(), entry, null, digest.from()))
                                .toList());
    }

    private void alarm(Facts facts, Told.Alarm alarm) {
        var until = alarm.until();
        facts.with("subject", alarm.subject())
                .with("level", alarm.level().isFault() ? Levels.word(alarm.level(), locale) : "")
                .with("since", times.instant(alarm.since(), null))
                .with("until", until == null ? null : times.instant(until, null))
                .with("reason", alarm.reason())
                .with("escalated", alarm.step() > 0);
    }

    private Facts entry(
            Facts facts, Told.Entry entry, @Nullable Occasion occasion, Told.From from) {
        facts.with("title", entry.title())
                .with("kind", Lifecycle.kind(entry.kind(), locale))
                .with("incident", entry.kind() == NoticeKind.INCIDENT)
                .with("maintenance", entry.kind() == NoticeKind.MAINTENANCE)
                .with("announcement", entry.kind() == NoticeKind.ANNOUNCEMENT)
                .with("state", Lifecycle.word(entry.state(), locale))
                .with("state-sentence", StateSentence.of(entry, occasion, locale))
                .with("over", entry.state().isClosed())
                .with("entry-url", from.url() + "/notices/" + entry.notice())
                .with("at", times.instant(entry.at(), null))
                .withProse("body", entry.body());
        components(facts, entry);
        windows(facts, entry);
        facts.with("planned", entry.planned() == null ? "" : times.planned(entry.planned()));
        plan(facts, entry);
        facts(facts, entry);
        facts.with("earlier", entry.earlier().stream().map(this::said).toList());
        return facts;
    }

    private Facts said(Told.Said said) {
        var state = said.state();
        return new Facts()
                .with("at", times.instant(said.at(), null))
                .with("state", state == null ? "" : Lifecycle.word(state, locale))
                .withProse("body", said.body());
    }

    private void components(Facts facts, Told.Entry entry) {
        var touched = entry.impacts();
        facts.with("component-names", names(touched))
                .with(
                        "components",
                        touched.stream()
                                .limit(MOST_COMPONENTS)
                                .map(each ->
                                        new Facts()
                                                .with("name", each.name())
                                                .with("level", Levels.word(each.level(), locale))
                                                .with("note", each.note()))
                                .toList());
        var more = touched.size() - MOST_COMPONENTS;
        facts.with("more-components", more > 0 ? Integer.toString(more) : "");
    }

    private static String names(List<Told.Touched> touched) {
        var named =
                touched.stream()
                        .limit(MOST_NAMED)
                        .map(Told.Touched::name)
                        .collect(Collectors.joining(", "));
        return touched.size() > MOST_NAMED ? named + " + " + (touched.size() - MOST_NAMED) : named;
    }

    private void windows(Facts facts, Told.Entry entry) {
        var lines = new ArrayList<Facts>();
        for (var window : entry.windows()) {
            if (lines.size() < MOST_WINDOWS) {
                lines.add(
                        new Facts()
                                .with("when", times.window(window, null).line())
                                .with("note", window.note())
                                .with("tail", window.isTail()));
            }
        }
        facts.with("windows", lines);
    }

    /** The ends of the plan, and by how much the end was missed; a minute is no miss. */
    private void plan(Facts facts, Told.Entry entry) {
        var planned = entry.planned();
        if (planned == null) {
            return;
        }
        facts.with("planned-start", times.instant(resolved(planned, planned.start()), null));
        var local = planned.end();
        if (local == null) {
            return;
        }
        var end = resolved(planned, local);
        facts.with("planned-end", times.instant(end, null));
        var actual =
                entry.windows().stream()
                        .filter(each -> !each.isTail())
                        .flatMap(each -> Stream.ofNullable(each.end()))
                        .max(Comparator.naturalOrder());
        if (!entry.state().isClosed() || actual.isEmpty()) {
            return;
        }
        var late = Duration.between(end, actual.get());
        if (late.abs().compareTo(Duration.ofMinutes(1)) >= 0) {
            facts.with(
                    late.isNegative() ? "early" : "late",
                    DurationText.toTheMinute(late.abs(), locale));
        }
    }

    private static Instant resolved(Planned planned, LocalDateTime local) {
        return Zones.instant(local, planned.zone());
    }

    private void facts(Facts facts, Told.Entry entry) {
        var said = entry.facts();
        var data = said.data();
        var action = said.action();
        var next = said.nextUpdate();
        var expected = said.expected();
        facts.with("symptom", said.symptom())
                .with("not-affected", said.notAffected())
                .with("data-none", is(data, DataImpact.Outcome.NONE))
                .with("data-delayed", is(data, DataImpact.Outcome.DELAYED))
                .with("data-lost", is(data, DataImpact.Outcome.LOST))
                .with("data-unknown", is(data, DataImpact.Outcome.UNKNOWN))
                .with("data-note", data == null ? null : data.note())
                .withProse("action", action == null ? null : action.text())
                .with("next-update", next == null ? null : times.instant(next.at(), null))
                .with("expected", expected == null ? null : expected.note())
                .with(
                        "preparation",
                        said.preparation().stream()
                                .map(line -> new Facts().with("line", line))
                                .toList());
        if (action != null && action.deadline() != null && action.zone() != null) {
            var deadline = Zones.instant(action.deadline(), action.zone());
            facts.with("action-deadline", times.instant(deadline, null));
        }
        if (expected != null && expected.downtime() != null && !expected.downtime().isZero()) {
            facts.with("expected-downtime", DurationText.of(expected.downtime(), locale));
        }
    }

    private static boolean is(@Nullable DataImpact data, DataImpact.Outcome outcome) {
        return data != null && data.outcome() == outcome;
    }
}
