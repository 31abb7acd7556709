package dev.candor.command;

import static dev.candor.command.HistoryReader.keys;
import static dev.candor.command.HistoryReader.member;

import dev.candor.model.ComponentId;
import dev.candor.model.ImpactChange;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Update;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what was said of a past notice of that kind. */
record HistoricUpdates(LocalTimes times, NoticeKind kind) {
    private static final Set<String> KEYS = keys("at", "state", "body", "corrects", "changes");
    private static final Set<String> CHANGE = keys("id", "before", "after");

    /** Those that could be read, in their order. */
    List<HistoricUpdate> read(List<Spot> spots) {
        var updates = new ArrayList<HistoricUpdate>();
        @Nullable Instant last = null;
        for (var each : spots) {
            var update = update(each, updates.size());
            if (update.isPresent()) {
                var at = update.get().at();
                if (last != null && at.isBefore(last)) {
                    each.problem("it is dated before the update above it", "put them in order");
                }
                last = at;
                updates.add(update.get());
            }
        }
        return updates;
    }

    private Optional<HistoricUpdate> update(Spot spot, int before) {
        var members = spot.object(KEYS, keys("at", "body")).orElse(Map.of());
        var at = member(members, "at").flatMap(times::instant);
        var body = member(members, "body").flatMap(each -> each.text(Update.LONGEST_BODY));
        var state =
                member(members, "state")
                        .flatMap(each -> each.name(NoticeState.of(kind), NoticeState::wireName))
                        .orElse(null);
        var corrects = member(members, "corrects").flatMap(each -> corrected(each, before));
        if (at.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        var changes =
                member(members, "changes").stream()
                        .flatMap(each -> each.items(NoticeLimits.MOST_COMPONENTS).stream())
                        .flatMap(each -> change(each).stream())
                        .toList();
        return Optional.of(
                new HistoricUpdate(at.get(), state, body.get(), corrects.orElse(null), changes));
    }

    private static Optional<ImpactChange> change(Spot spot) {
        var members = spot.object(CHANGE, keys("id")).orElse(Map.of());
        var before = member(members, "before").flatMap(HistoryReader::level).orElse(null);
        var after = member(members, "after").flatMap(HistoryReader::level).orElse(null);
        return member(members, "id")
                .flatMap(each -> each.made(ComponentId::new))
                .map(id -> new ImpactChange(id, before, after));
    }

    private static Optional<Integer> corrected(Spot spot, int before) {
        var index = spot.index();
        if (index.filter(each -> each >= before).isPresent()) {
            spot.problem(
                    "update " + index.get() + " does not come before this one",
                    "name an earlier one; the first is 0");
        }
        return index;
    }
}
