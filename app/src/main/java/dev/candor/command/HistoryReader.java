package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Relation;
import dev.candor.model.Update;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the JSON of a history file into notices; what is wrong is noted where it stands. */
final class HistoryReader {
    private static final int MOST_NOTICES = 50_000;
    private static final int LONGEST_ID = NoticeLimits.LONGEST_KEY - "import:".length();
    private static final Set<String> FILE = keys("zone", "notices");
    private static final Set<String> NOTICE =
            with(
                    HistoricFacts.KEYS,
                    "id",
                    "kind",
                    "title",
                    "state",
                    "components",
                    "planned",
                    "windows",
                    "updates",
                    "links",
                    "revisions");
    private static final Set<String> COMPONENT = keys("id", "level", "note");
    private static final Set<String> PLANNED = keys("start", "end");
    private static final Set<String> WINDOW =
            with(
                    HistoricWindow.KEYS,
                    "start",
                    "end",
                    "component",
                    "components",
                    "level",
                    "precision");
    private static final Set<String> UPDATE = keys("at", "state", "body", "corrects", "changes");
    private static final Set<String> CHANGE = keys("id", "before", "after");
    private static final Set<String> LINK = keys("relation", "notice", "url", "label", "change");

    private static final Set<String> LINK_ENDS = keys("notice", "url", "change");

    private final Spot file;

    HistoryReader(Spot file) {
        this.file = file;
    }

    /** All notices that could be read, in the file's order. */
    List<HistoricNotice> read() {
        var members = file.object(FILE, FILE).orElse(Map.of());
        var zone = Optional.ofNullable(members.get("zone")).flatMap(HistoryReader::zone);
        var notices = members.get("notices");
        if (zone.isEmpty() || notices == null) {
            return List.of();
        }
        var times = new LocalTimes(zone.get());
        var read =
                notices.items(MOST_NOTICES).stream()
                        .flatMap(each -> notice(each, times).stream())
                        .toList();
        refuseTwins(read);
        return read;
    }

    private void refuseTwins(List<HistoricNotice> notices) {
        var seen = new HashMap<String, HistoricNotice>();
        for (var notice : notices) {
            var twin = seen.putIfAbsent(notice.key(), notice);
            if (twin != null) {
                file.problems()
                        .add(
                                notice.where(),
                                "this is the same entry as the one at " + twin.where(),
                                "give each an 'id' of its own");
            }
        }
    }

    private static Optional<ZoneId> zone(Spot spot) {
        return spot.text(100)
                .flatMap(name -> {
                    try {
                        return Optional.of(ZoneId.of(name));
                    } catch (DateTimeException _) {
                        var zones = ZoneId.getAvailableZoneIds();
                        var example = "use a name such as America/Los_Angeles";
                        spot.problem(
                                "there is no time zone '" + name + "'",
                                Nearest.hint(name, zones, example));
                        return Optional.<ZoneId>empty();
                    }
                });
    }

    private Optional<HistoricNotice> notice(Spot spot, LocalTimes times) {
        var found = spot.object(NOTICE, keys("kind", "title"));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var members = found.get();
        var kind = member(members, "kind").flatMap(HistoryReader::kind);
        var title = member(members, "title").flatMap(each -> each.text(Notice.LONGEST_TITLE));
        if (kind.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        var state =
                member(members, "state")
                        .flatMap(each -> each.name(states(kind.get()), NoticeState::wireName))
                        .orElse(usualState(kind.get()));
        var impacts = impacts(member(members, "components"), kind.get());
        var windows = windows(member(members, "windows"), times, state, impacts);
        var planned = member(members, "planned").flatMap(each -> planned(each, times, kind.get()));
        var updates = updates(member(members, "updates"), times, kind.get());
        if (windows.isEmpty() && planned.isEmpty() && updates.isEmpty()) {
            spot.problem("nothing here says when", "give it windows, a plan or a dated update");
            return Optional.empty();
        }
        return Optional.of(
                new HistoricNotice(
                        spot.where(),
                        member(members, "id").flatMap(HistoryReader::id).orElse(null),
                        kind.get(),
                        title.get(),
                        state,
                        impacts,
                        planned.orElse(null),
                        windows,
                        updates,
                        links(member(members, "links")),
                        HistoricFacts.read(members, times, kind.get()),
                        revisions(members, times, kind.get(), state, impacts, updates.size())));
    }

    private List<HistoricRevision> revisions(
            Map<String, Spot> members,
            LocalTimes times,
            NoticeKind kind,
            NoticeState state,
            List<Impact> impacts,
            int updates) {
        var reader =
                new HistoricRevisions(
                        times,
                        kind,
                        updates,
                        spot -> impacts(Optional.of(spot), kind),
                        spot -> windows(Optional.of(spot), times, state, impacts),
                        spot -> planned(spot, times, kind));
        return items(member(members, "revisions"), NoticeLimits.MOST_REVISIONS).stream()
                .flatMap(each -> reader.read(each).stream())
                .sorted(Comparator.comparing(HistoricRevision::at))
                .toList();
    }

    private static Optional<String> id(Spot spot) {
        var id = spot.text(LONGEST_ID);
        if (id.filter(each -> each.startsWith("#")).isPresent()) {
            spot.problem("an id cannot begin with '#'", "choose another");
        }
        return id;
    }

    private List<Impact> impacts(Optional<Spot> spot, NoticeKind kind) {
        var impacts = new ArrayList<Impact>();
        var seen = new HashSet<ComponentId>();
        for (var each : items(spot, NoticeLimits.MOST_COMPONENTS)) {
            impact(each, kind)
                    .ifPresent(impact -> {
                        if (!seen.add(impact.component())) {
                            each.problem(
                                    "'" + impact.component() + "' is named twice", "name it once");
                        } else {
                            impacts.add(impact);
                        }
                    });
        }
        return impacts;
    }

    private static Optional<Impact> impact(Spot spot, NoticeKind kind) {
        if (spot.value() instanceof Located.Text) {
            return spot.made(ComponentId::new).map(id -> new Impact(id, kind.defaultLevel(), null));
        }
        var members = spot.object(COMPONENT, keys("id")).orElse(Map.of());
        var level =
                member(members, "level").flatMap(HistoryReader::level).orElse(kind.defaultLevel());
        var note = member(members, "note").flatMap(each -> each.text(500)).orElse(null);
        return member(members, "id")
                .flatMap(each -> each.made(ComponentId::new))
                .flatMap(id -> spot.attempt(() -> new Impact(id, level, note)));
    }

    private List<Window> windows(
            Optional<Spot> spot, LocalTimes times, NoticeState state, List<Impact> impacts) {
        var windows = new ArrayList<Window>();
        for (var each : items(spot, NoticeLimits.MOST_WINDOWS)) {
            windows.addAll(window(each, times, state, impacts));
        }
        spot.ifPresent(each -> fit(each, state, windows, impacts));
        return Windows.sorted(windows);
    }

    private static void fit(
            Spot spot, NoticeState state, List<Window> windows, List<Impact> impacts) {
        if (windows.isEmpty()) {
            return;
        }
        if (state.kind() == NoticeKind.ANNOUNCEMENT || state.stage() == NoticeState.Stage.FUTURE) {
            spot.problem(
                    "an entry that is " + state.wireName() + " has no windows",
                    "leave them out; what is to come is 'planned'");
        }
        var shared = windows.stream().filter(each -> each.component() == null).count();
        if (windows.size() > NoticeLimits.MOST_WINDOWS
                || shared * impacts.size() + windows.size() - shared
                        > NoticeLimits.MOST_INTERVALS) {
            spot.problem("windows times components are too many", "name groups, not their parts");
        }
    }

    private static List<Window> window(
            Spot spot, LocalTimes times, NoticeState state, List<Impact> impacts) {
        var members = spot.object(WINDOW, keys("start")).orElse(Map.of());
        var start = member(members, "start").flatMap(times::instant);
        var end = member(members, "end").flatMap(times::instant).orElse(null);
        if (start.isEmpty()) {
            return List.of();
        }
        if (!members.containsKey("end") && state.isClosed()) {
            spot.problem(
                    "the entry is " + state.wireName() + ", but this window has no end",
                    "add 'end'");
        }
        var level = member(members, "level").flatMap(HistoryReader::level).orElse(null);
        var precision =
                member(members, "precision")
                        .flatMap(each ->
                                each.name(Arrays.asList(Precision.values()), Precision::wireName))
                        .orElse(Precision.EXACT);
        return named(members, impacts).stream()
                .flatMap(component ->
                        spot
                                .attempt(() ->
                                        HistoricWindow.read(
                                                members,
                                                new Window(
                                                        start.get(),
                                                        end,
                                                        component.orElse(null),
                                                        level,
                                                        precision)))
                                .stream())
                .toList();
    }

    /** The components that a window speaks of; none at all means every impacted one. */
    private static List<Optional<ComponentId>> named(
            Map<String, Spot> members, List<Impact> impacts) {
        var spots = new ArrayList<Spot>();
        member(members, "component").ifPresent(spots::add);
        spots.addAll(items(member(members, "components"), NoticeLimits.MOST_COMPONENTS));
        if (spots.isEmpty()) {
            return List.of(Optional.empty());
        }
        var known = impacts.stream().map(each -> each.component().value()).toList();
        return spots.stream()
                .flatMap(spot -> spot.name(known, name -> name).stream())
                .map(name -> Optional.of(new ComponentId(name)))
                .toList();
    }

    private static Optional<Planned> planned(Spot spot, LocalTimes times, NoticeKind kind) {
        if (kind != NoticeKind.MAINTENANCE) {
            spot.problem("only a maintenance is planned", "leave it out");
        }
        var members = spot.object(PLANNED, keys("start")).orElse(Map.of());
        var start = member(members, "start").flatMap(times::local);
        var end = member(members, "end").flatMap(times::local).orElse(null);
        return start.flatMap(each -> spot.attempt(() -> new Planned(each, end, times.zone())));
    }

    private List<HistoricUpdate> updates(Optional<Spot> spot, LocalTimes times, NoticeKind kind) {
        var updates = new ArrayList<HistoricUpdate>();
        @Nullable Instant last = null;
        for (var each : items(spot, NoticeLimits.MOST_UPDATES)) {
            var update = update(each, times, kind, updates.size());
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

    private static Optional<HistoricUpdate> update(
            Spot spot, LocalTimes times, NoticeKind kind, int before) {
        var members = spot.object(UPDATE, keys("at", "body")).orElse(Map.of());
        var at = member(members, "at").flatMap(times::instant);
        var body = member(members, "body").flatMap(each -> each.text(Update.LONGEST_BODY));
        var state =
                member(members, "state")
                        .flatMap(each -> each.name(states(kind), NoticeState::wireName))
                        .orElse(null);
        var corrects = member(members, "corrects").flatMap(each -> corrected(each, before));
        if (at.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        var changes =
                items(member(members, "changes"), NoticeLimits.MOST_COMPONENTS).stream()
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

    private List<HistoricLink> links(Optional<Spot> spot) {
        return items(spot, NoticeLimits.MOST_LINKS).stream()
                .flatMap(each -> link(each).stream())
                .toList();
    }

    private static Optional<HistoricLink> link(Spot spot) {
        var members = spot.object(LINK, Set.of()).orElse(Map.of());
        var ends = LINK.stream().filter(LINK_ENDS::contains).filter(members::containsKey).toList();
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

    private static Optional<NoticeKind> kind(Spot spot) {
        return spot.name(Arrays.asList(NoticeKind.values()), NoticeKind::wireName);
    }

    private static Optional<Level> level(Spot spot) {
        var levels = Arrays.stream(Level.values()).filter(each -> each != Level.UNKNOWN).toList();
        return spot.name(levels, Level::wireName);
    }

    private static List<NoticeState> states(NoticeKind kind) {
        return NoticeState.of(kind);
    }

    /** What a past entry that names no state came to. */
    private static NoticeState usualState(NoticeKind kind) {
        return switch (kind) {
            case INCIDENT -> NoticeState.RESOLVED;
            case MAINTENANCE -> NoticeState.COMPLETED;
            case ANNOUNCEMENT -> NoticeState.ENDED;
        };
    }

    private static Optional<Spot> member(Map<String, Spot> members, String key) {
        return Optional.ofNullable(members.get(key));
    }

    private static List<Spot> items(Optional<Spot> spot, int most) {
        return spot.map(each -> each.items(most)).orElse(List.of());
    }

    private static Set<String> with(List<String> more, String... keys) {
        var all = keys(keys);
        all.addAll(more);
        return all;
    }

    private static Set<String> keys(String... keys) {
        return Arrays.stream(keys).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
