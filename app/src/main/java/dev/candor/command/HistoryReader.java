package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Window;

import java.time.DateTimeException;
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
        var updates =
                new HistoricUpdates(times, kind.get())
                        .read(items(member(members, "updates"), NoticeLimits.MOST_UPDATES));
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
                        HistoricLinks.read(
                                items(member(members, "links"), NoticeLimits.MOST_LINKS)),
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

    /** How an entry is called in the file. */
    static Optional<String> id(Spot spot) {
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

    private static Optional<NoticeKind> kind(Spot spot) {
        return spot.name(Arrays.asList(NoticeKind.values()), NoticeKind::wireName);
    }

    /** A level that people state. */
    static Optional<Level> level(Spot spot) {
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

    /** What stands under a key, if anything does. */
    static Optional<Spot> member(Map<String, Spot> members, String key) {
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

    /** Those keys, in the order in which problems name them. */
    static Set<String> keys(String... keys) {
        return Arrays.stream(keys).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
