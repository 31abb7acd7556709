package dev.candor.command;

import dev.candor.model.CauseClass;
import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.Detection;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.SeriesPart;
import dev.candor.model.WorkKind;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a past notice says of itself beside times, components and updates. */
final class HistoricFacts {
    /** The keys of a notice that it reads. */
    static final List<String> KEYS =
            List.of(
                    "symptom",
                    "not_affected",
                    "data",
                    "action",
                    "detected_by",
                    "cause",
                    "work",
                    "expected",
                    "recovery_plan",
                    "preparation",
                    "zones",
                    "part");

    private static final List<String> FOR_MAINTENANCE =
            List.of("work", "expected", "recovery_plan", "preparation");

    private final Map<String, Spot> members;
    private final LocalTimes times;

    private HistoricFacts(Map<String, Spot> members, LocalTimes times) {
        this.members = members;
        this.times = times;
    }

    static NoticeFacts read(Map<String, Spot> members, LocalTimes times, NoticeKind kind) {
        if (kind != NoticeKind.MAINTENANCE) {
            FOR_MAINTENANCE.stream()
                    .map(members::get)
                    .filter(spot -> spot != null)
                    .forEach(spot -> spot.problem("this is no maintenance", "leave it out"));
        }
        return new HistoricFacts(members, times).facts();
    }

    private NoticeFacts facts() {
        return new NoticeFacts(
                text("symptom", NoticeFacts.LONGEST_SYMPTOM),
                text("not_affected", NoticeFacts.LONGEST_NOT_AFFECTED),
                of("data").flatMap(HistoricFacts::data).orElse(null),
                of("action").flatMap(this::action).orElse(null),
                null,
                of("detected_by")
                        .flatMap(each ->
                                each.name(Arrays.asList(Detection.values()), Detection::wireName))
                        .orElse(null),
                of("cause")
                        .flatMap(each ->
                                each.name(Arrays.asList(CauseClass.values()), CauseClass::wireName))
                        .orElse(null),
                of("work")
                        .flatMap(each ->
                                each.name(Arrays.asList(WorkKind.values()), WorkKind::wireName))
                        .orElse(null),
                of("expected").flatMap(HistoricFacts::expected).orElse(null),
                text("recovery_plan", NoticeFacts.LONGEST_RECOVERY_PLAN),
                of("preparation").stream()
                        .flatMap(each -> each.items(NoticeFacts.MOST_PREPARATION).stream())
                        .flatMap(each -> each.text(NoticeFacts.LONGEST_PREPARATION).stream())
                        .toList(),
                of("zones").stream()
                        .flatMap(each -> each.items(NoticeFacts.MOST_ZONES).stream())
                        .flatMap(each -> each.made(HistoricFacts::zone).stream())
                        .distinct()
                        .toList(),
                of("part").flatMap(HistoricFacts::part).orElse(null),
                null);
    }

    private Optional<Spot> of(String key) {
        return Optional.ofNullable(members.get(key));
    }

    private @Nullable String text(String key, int longest) {
        return of(key).flatMap(each -> each.text(longest)).orElse(null);
    }

    static Optional<DataImpact> data(Spot spot) {
        var members = spot.object(Set.of("impact", "note"), Set.of("impact")).orElse(Map.of());
        var note = note(members, DataImpact.LONGEST_NOTE);
        return Optional.ofNullable(members.get("impact"))
                .flatMap(each ->
                        each.name(
                                Arrays.asList(DataImpact.Outcome.values()),
                                DataImpact.Outcome::wireName))
                .map(outcome -> new DataImpact(outcome, note));
    }

    private Optional<CustomerAction> action(Spot spot) {
        var members = spot.object(Set.of("text", "deadline"), Set.of("text")).orElse(Map.of());
        var deadline =
                Optional.ofNullable(members.get("deadline")).flatMap(times::local).orElse(null);
        return Optional.ofNullable(members.get("text"))
                .flatMap(each -> each.text(CustomerAction.LONGEST_TEXT))
                .map(text ->
                        new CustomerAction(text, deadline, deadline == null ? null : times.zone()));
    }

    static Optional<ExpectedImpact> expected(Spot spot) {
        var members = spot.object(Set.of("downtime_minutes", "note"), Set.of()).orElse(Map.of());
        var note = note(members, ExpectedImpact.LONGEST_NOTE);
        var downtime =
                Optional.ofNullable(members.get("downtime_minutes"))
                        .flatMap(Spot::index)
                        .map(Duration::ofMinutes)
                        .orElse(null);
        return spot.attempt(() -> new ExpectedImpact(downtime, note));
    }

    private static Optional<SeriesPart> part(Spot spot) {
        var members = spot.object(Set.of("number", "of"), Set.of("number", "of")).orElse(Map.of());
        var number = Optional.ofNullable(members.get("number")).flatMap(Spot::index);
        var all = Optional.ofNullable(members.get("of")).flatMap(Spot::index);
        return number.flatMap(n -> all.flatMap(m -> spot.attempt(() -> new SeriesPart(n, m))));
    }

    private static @Nullable String note(Map<String, Spot> members, int longest) {
        return Optional.ofNullable(members.get("note"))
                .flatMap(each -> each.text(longest))
                .orElse(null);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone '" + name + "'", e);
        }
    }
}
