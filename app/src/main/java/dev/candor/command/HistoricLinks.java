package dev.candor.command;

import static dev.candor.command.HistoryReader.keys;
import static dev.candor.command.HistoryReader.member;

import dev.candor.model.Link;
import dev.candor.model.Relation;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where a past notice points. */
final class HistoricLinks {
    private static final List<String> ENDS = List.of("notice", "url", "change");
    private static final Set<String> KEYS = keys("relation", "notice", "url", "label", "change");

    private HistoricLinks() {}

    /** Those that could be read. */
    static List<HistoricLink> read(List<Spot> spots) {
        return spots.stream().flatMap(spot -> link(spot).stream()).toList();
    }

    private static Optional<HistoricLink> link(Spot spot) {
        var members = spot.object(KEYS, Set.of()).orElse(Map.of());
        var ends = ENDS.stream().filter(members::containsKey).toList();
        if (ends.size() != 1) {
            spot.problem(
                    "a link names either a notice or an address",
                    "write {\"relation\", \"notice\"} or {\"url\", \"label\"}");
            return Optional.empty();
        }
        if (ends.contains("change")) {
            return member(members, "change")
                    .flatMap(each -> each.made(Link.ToChange::new))
                    .map(HistoricLink.ToChange::new);
        }
        var toWeb = ends.contains("url");
        var named =
                member(members, "relation")
                        .flatMap(each -> each.name(relations(toWeb), Relation::wireName));
        if (!toWeb) {
            var relation = named.orElse(Relation.FOLLOW_UP);
            return member(members, "notice")
                    .flatMap(HistoryReader::id)
                    .map(id -> new HistoricLink.ToNotice(relation, id, spot.where()));
        }
        var label = member(members, "label").flatMap(each -> each.text(255));
        return member(members, "url")
                .flatMap(each -> each.made(URI::create))
                .flatMap(url ->
                        spot.attempt(() ->
                                new Link.ToWeb(
                                        url, label.orElse(url.toString()), named.orElse(null))))
                .map(HistoricLink.ToWeb::new);
    }

    private static List<Relation> relations(boolean toWeb) {
        return Arrays.stream(Relation.values()).filter(each -> each.isToWeb() == toWeb).toList();
    }
}
