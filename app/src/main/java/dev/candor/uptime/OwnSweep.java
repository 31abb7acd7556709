package dev.candor.uptime;

import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Precision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One pass over the starts and ends of a component's own intervals, by the rule of {@link Outage}:
 * a person's word, else that nobody looked, else what the checks saw and no notice has overridden.
 * Confined to one thread; used once.
 */
final class OwnSweep {
    private final LevelCounts persons = new LevelCounts();
    private final LevelCounts probes = new LevelCounts();
    private final LevelCounts cameAndWent = new LevelCounts();
    private final LevelCounts seenOrStated = new LevelCounts();
    private int blind;

    private OwnSweep() {}

    private record Edge(Instant at, boolean begins, Outage outage) {}

    static Curve of(List<Outage> outages) {
        var edges = new ArrayList<Edge>(outages.size() * 2);
        for (var outage : outages) {
            var end = outage.end();
            edges.add(new Edge(outage.start(), true, outage));
            if (end != null) {
                edges.add(new Edge(end, false, outage));
            }
        }
        edges.sort(Comparator.comparing(Edge::at));
        return new OwnSweep().over(edges);
    }

    private Curve over(List<Edge> edges) {
        var curve = new Curve();
        for (var i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            apply(edge.outage(), edge.begins());
            var isLastOfInstant = i + 1 == edges.size() || !edges.get(i + 1).at().equals(edge.at());
            if (isLastOfInstant) {
                curve.add(edge.at(), standing());
            }
        }
        return curve;
    }

    private void apply(Outage outage, boolean begins) {
        var byPerson = outage.source() == Outage.Source.PERSON;
        var counts = byPerson || outage.overriddenBy() == null;
        if (outage.precision() == Precision.INTERMITTENT) {
            if (counts && outage.level().isFault()) {
                cameAndWent.change(outage.level(), begins);
            }
            return;
        }
        seenOrStated.change(outage.level(), begins);
        if (byPerson) {
            persons.change(outage.level(), begins);
        } else if (outage.level() == Level.UNKNOWN) {
            blind += begins ? 1 : -1;
        } else if (counts) {
            probes.change(outage.level(), begins);
        }
    }

    private Standing standing() {
        var spoken = !persons.isEmpty();
        var seen = blind > 0 ? Level.UNKNOWN : probes.worst();
        var level = spoken ? persons.worst() : seen;
        var possible = Level.worse(level, cameAndWent.worst());
        var overlap = persons.has(Level.UNDER_MAINTENANCE) && seenOrStated.anyFault();
        return new Standing(spoken, level, possible, overlap);
    }
}
