package dev.candor.publish;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the history file of an example states, read as plain JSON and counted by hand: stretch by
 * stretch between any two instants at which something changes, with nothing of the program's. A
 * group is what its parts are; it fails in part as soon as one of them fails.
 */
final class StatedHistory {
    private static final List<String> RISING =
            List.of(
                    "operational",
                    "under_maintenance",
                    "degraded_performance",
                    "partial_outage",
                    "major_outage");

    /** One component's level over one window. */
    private record Stated(String component, int level, boolean sure, Instant start, Instant end) {
        boolean covers(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }

    /** A window as it stands in the file. */
    record Stretch(Instant start, Instant end, boolean counted) {}

    /** An entry, with its windows in their order. */
    record Entry(
            String title,
            boolean incident,
            Set<String> components,
            List<Stretch> windows,
            Instant firstSaid) {
        /** When it began; of one without windows, when it was first spoken of. */
        Instant begin() {
            return windows.stream().map(Stretch::start).min(Instant::compareTo).orElse(firstSaid);
        }

        boolean touches(Instant from, Instant to) {
            return windows.isEmpty()
                    ? !firstSaid.isBefore(from) && firstSaid.isBefore(to)
                    : windows.stream()
                            .anyMatch(
                                    each -> each.start().isBefore(to) && each.end().isAfter(from));
        }
    }

    /** A time without a gap, of the kind that was asked for. */
    record Span(Instant start, Instant end) {
        long seconds() {
            return end.getEpochSecond() - start.getEpochSecond();
        }
    }

    /** The seconds of a range, by what they were; the last two lie across the others. */
    record Sums(
            long counted, long down, long degraded, long maintenance, long onAndOff, long both) {
        boolean isQuiet() {
            return down + degraded + maintenance + onAndOff == 0;
        }
    }

    private record At(int level, int possible, boolean fault, boolean maintenance) {}

    private final ZoneId zone;
    private final Instant now;
    private final List<Stated> stated = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private StatedHistory(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    static StatedHistory read(Path file, Instant now) throws IOException {
        var root = JsonMapper.shared().readTree(Files.readString(file));
        var history = new StatedHistory(ZoneId.of(root.path("zone").asString()), now);
        root.path("notices").forEach(history::add);
        return history;
    }

    List<Entry> entries() {
        return entries;
    }

    private Instant instant(JsonNode local) {
        return LocalDateTime.parse(local.asString()).atZone(zone).toInstant();
    }

    private void add(JsonNode notice) {
        var incident = notice.path("kind").asString().equals("incident");
        var windows = new ArrayList<Stretch>();
        var components = new TreeSet<String>();
        notice.path("components").forEach(each -> components.add(name(each)));
        for (var window : notice.path("windows")) {
            var tail = window.path("kind").asString("impact").equals("tail");
            var sure = !window.path("precision").asString("exact").equals("intermittent");
            var start = instant(window.path("start"));
            var end = instant(window.path("end"));
            windows.add(new Stretch(start, end, sure && !tail));
            for (var component : notice.path("components")) {
                if (!tail && concerns(window, name(component))) {
                    var level = level(window, component, incident);
                    stated.add(new Stated(name(component), level, sure, start, end));
                }
            }
        }
        var said = new TreeSet<Instant>();
        notice.path("updates").forEach(update -> said.add(instant(update.path("at"))));
        entries.add(
                new Entry(
                        notice.path("title").asString(),
                        incident,
                        components,
                        windows,
                        said.first()));
    }

    private static String name(JsonNode component) {
        return component.isString() ? component.asString() : component.path("id").asString();
    }

    private static boolean concerns(JsonNode window, String component) {
        if (window.has("component")) {
            return window.path("component").asString().equals(component);
        }
        return !window.has("components")
                || window.path("components")
                        .valueStream()
                        .anyMatch(each -> each.asString().equals(component));
    }

    private static int level(JsonNode window, JsonNode component, boolean incident) {
        var otherwise = incident ? "major_outage" : "under_maintenance";
        var own = component.path("level").asString(otherwise);
        return RISING.indexOf(window.path("level").asString(own));
    }

    /** The first instant at which something is stated of one of them. */
    Instant start(Set<String> leaves) {
        return stated.stream()
                .filter(each -> leaves.contains(each.component()))
                .map(Stated::start)
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** What a component, or a group with these parts, came to in that range. */
    Sums sums(Set<String> leaves, Instant from, Instant to) {
        var sums = new long[6];
        var last = earlier(to);
        var first = later(from, start(leaves));
        for (var each : pieces(leaves, first, last)) {
            var at = at(leaves, each.start());
            var seconds = each.seconds();
            sums[0] += seconds;
            sums[1] += at.level() >= 3 ? seconds : 0;
            sums[2] += at.level() == 2 ? seconds : 0;
            sums[3] += at.level() == 1 ? seconds : 0;
            sums[4] += isOnAndOff(at) ? seconds : 0;
            sums[5] += at.fault() && at.maintenance() ? seconds : 0;
        }
        return new Sums(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /** Where it was down, oldest first. */
    List<Span> failures(Set<String> leaves, Instant from, Instant to) {
        return spans(leaves, from, to, at -> at.level() >= 3);
    }

    /** Where it had a fault, or had one on and off, oldest first. */
    List<Span> faults(Set<String> leaves) {
        return spans(leaves, Instant.EPOCH, now, at -> at.level() >= 2 || isOnAndOff(at));
    }

    private static boolean isOnAndOff(At at) {
        return at.possible() >= 2 && at.possible() > at.level();
    }

    private List<Span> spans(Set<String> leaves, Instant from, Instant to, Predicate<At> which) {
        var spans = new ArrayList<Span>();
        for (var each : pieces(leaves, later(from, start(leaves)), earlier(to))) {
            if (!which.test(at(leaves, each.start()))) {
                continue;
            }
            var joins = !spans.isEmpty() && spans.getLast().end().equals(each.start());
            var start = joins ? spans.removeLast().start() : each.start();
            spans.add(new Span(start, each.end()));
        }
        return spans;
    }

    private List<Span> pieces(Set<String> leaves, Instant from, Instant to) {
        var bounds = new TreeSet<Instant>();
        if (!from.isBefore(to)) {
            return List.of();
        }
        bounds.add(from);
        bounds.add(to);
        for (var each : stated) {
            if (leaves.contains(each.component())) {
                bounds.add(later(from, earlier(each.start(), to)));
                bounds.add(later(from, earlier(each.end(), to)));
            }
        }
        var pieces = new ArrayList<Span>();
        Instant before = from;
        for (var bound : bounds.tailSet(from, false)) {
            pieces.add(new Span(before, bound));
            before = bound;
        }
        return pieces;
    }

    private At at(Set<String> leaves, Instant instant) {
        var levels = leaves.stream().map(leaf -> worst(leaf, instant, true)).toList();
        var possible = leaves.stream().map(leaf -> worst(leaf, instant, false)).toList();
        var touching =
                stated.stream()
                        .filter(each -> leaves.contains(each.component()) && each.covers(instant))
                        .filter(Stated::sure)
                        .toList();
        return new At(
                together(levels),
                together(possible),
                touching.stream().anyMatch(each -> each.level() >= 2),
                touching.stream().anyMatch(each -> each.level() == 1));
    }

    private int worst(String leaf, Instant instant, boolean onlySure) {
        return stated.stream()
                .filter(each -> each.component().equals(leaf) && each.covers(instant))
                .filter(each -> !onlySure || each.sure())
                .mapToInt(Stated::level)
                .max()
                .orElse(0);
    }

    /** Of a group: what all share, else that a part of it fails, else the worst. */
    private static int together(List<Integer> levels) {
        var worst = levels.stream().mapToInt(each -> each).max().orElse(0);
        var best = levels.stream().mapToInt(each -> each).min().orElse(0);
        return worst == 4 && best < 4 ? 3 : worst;
    }

    private Instant earlier(Instant to) {
        return earlier(to, now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
