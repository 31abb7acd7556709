package dev.candor.command;

import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.Planned;
import dev.candor.model.Revision;
import dev.candor.model.Revision.TextFact;
import dev.candor.model.Update;
import dev.candor.model.Window;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads which facts of a past notice were changed, each with what was stated before.
 *
 * @param times of the file
 * @param kind of the notice
 * @param updates how many updates the notice has
 * @param impacts reads components
 * @param windows reads windows
 * @param planned reads a plan
 */
record HistoricRevisions(
        LocalTimes times,
        NoticeKind kind,
        int updates,
        Function<Spot, List<Impact>> impacts,
        Function<Spot, List<Window>> windows,
        Function<Spot, Optional<Planned>> planned) {
    private static final List<String> FACTS =
            List.of(
                    "title",
                    "components",
                    "windows",
                    "planned",
                    "data",
                    "expected",
                    "symptom",
                    "not_affected",
                    "recovery_plan",
                    "update");
    private static final Set<String> KEYS = keys();

    private static Set<String> keys() {
        var keys = new java.util.LinkedHashSet<>(List.of("at", "reason", "body"));
        keys.addAll(FACTS);
        return keys;
    }

    Optional<HistoricRevision> read(Spot spot) {
        var members = spot.object(KEYS, Set.of("at")).orElse(Map.of());
        var at = Optional.ofNullable(members.get("at")).flatMap(times::instant);
        var reason =
                Optional.ofNullable(members.get("reason"))
                        .flatMap(each -> each.text(Revision.LONGEST_REASON))
                        .orElse(null);
        var named = FACTS.stream().filter(members::containsKey).toList();
        if (named.size() != 1) {
            spot.problem(
                    "a revision says what one fact stated before",
                    "give one of: " + String.join(", ", FACTS));
            return Optional.empty();
        }
        var before = before(named.getFirst(), members);
        return at.flatMap(when -> before.map(each -> new HistoricRevision(when, reason, each)));
    }

    private Optional<HistoricRevision.Before> before(String name, Map<String, Spot> members) {
        var spot = members.get(name);
        if (spot == null) {
            return Optional.empty();
        }
        if (name.equals("update")) {
            return words(spot, members);
        }
        Optional<Revision.Before> fact =
                switch (name) {
                    case "title" -> spot.text(Notice.LONGEST_TITLE).map(Revision.Before.Title::new);
                    case "components" ->
                            Optional.of(new Revision.Before.Impacts(impacts.apply(spot)));
                    case "windows" -> Optional.of(new Revision.Before.Windows(windows.apply(spot)));
                    case "planned" -> planned.apply(spot).map(Revision.Before.Plan::new);
                    case "data" -> HistoricFacts.data(spot).map(Revision.Before.Data::new);
                    case "expected" ->
                            HistoricFacts.expected(spot).map(Revision.Before.Expected::new);
                    case "symptom" -> text(spot, TextFact.SYMPTOM, NoticeFacts.LONGEST_SYMPTOM);
                    case "not_affected" ->
                            text(spot, TextFact.NOT_AFFECTED, NoticeFacts.LONGEST_NOT_AFFECTED);
                    default ->
                            text(spot, TextFact.RECOVERY_PLAN, NoticeFacts.LONGEST_RECOVERY_PLAN);
                };
        return fact.map(HistoricRevision.Before.Fact::new);
    }

    private static Optional<Revision.Before> text(Spot spot, TextFact fact, int longest) {
        return spot.text(longest).map(text -> new Revision.Before.Text(fact, text));
    }

    private Optional<HistoricRevision.Before> words(Spot spot, Map<String, Spot> members) {
        var body = members.get("body");
        if (body == null) {
            spot.problem("what the update said is missing", "add 'body' with its old words");
            return Optional.empty();
        }
        var index = spot.index().filter(each -> each < updates);
        if (index.isEmpty()) {
            spot.problem("there is no such update", "count the updates from 0");
        }
        return index.flatMap(each ->
                body.text(Update.LONGEST_BODY)
                        .map(text -> new HistoricRevision.Before.Words(each, text)));
    }
}
