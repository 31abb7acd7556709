package dev.candor.publish.view;

import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.UptimeTarget;
import dev.candor.text.MinutesText;
import dev.candor.time.Interval;
import dev.candor.time.Intervals;
import dev.candor.uptime.Failure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** What counts against a target in some time: each stretch of it, and the sum of each entry. */
final class CountedTimes {
    private static final String CHECKS_ALONE = "Seen by checks; no entry speaks of it";

    private final Scene scene;
    private final Histories histories;
    private final WindowViews windows;
    private final Intervals counted;
    private final List<Outage> ledger;

    /**
     * @param counted the time that counts
     * @param time from where to where the statement speaks
     */
    CountedTimes(
            Scene scene,
            Histories histories,
            WindowViews windows,
            UptimeTarget target,
            Intervals counted,
            Interval time) {
        this.scene = scene;
        this.histories = histories;
        this.windows = windows;
        this.counted = counted;
        var family =
                target.components().stream()
                        .flatMap(id -> histories.family(id).stream())
                        .distinct()
                        .toList();
        ledger =
                histories.ledger(family, time.start(), end(time)).stream()
                        .filter(outage -> counts(target, outage))
                        .toList();
    }

    /** Whether an interval can make time count: only then what speaks of it is named. */
    private static boolean counts(UptimeTarget target, Outage outage) {
        var level = outage.level();
        return outage.precision() != Precision.INTERMITTENT
                && (Failure.isDown(level)
                        || (level == Level.UNDER_MAINTENANCE && !target.excludingMaintenance()));
    }

    /** Each stretch, oldest first. */
    List<StatementView.Counted> stretches() {
        return counted.parts().stream().map(this::stretch).toList();
    }

    private StatementView.Counted stretch(Interval part) {
        var end = end(part);
        var length = Duration.between(part.start(), end);
        return new StatementView.Counted(
                windows.line(part.start(), end, Precision.EXACT, null),
                minutes(length),
                length.toSeconds(),
                part.start().toString(),
                end.toString(),
                ledger.stream()
                        .filter(outage -> touches(outage, part.start(), end))
                        .flatMap(histories::notices)
                        .distinct()
                        .map(CountedTimes::link)
                        .toList());
    }

    private static boolean touches(Outage outage, Instant from, Instant to) {
        return outage.start().isBefore(to) && (outage.end() == null || outage.end().isAfter(from));
    }

    /** Each entry's part of it, the greatest first; last, what no entry speaks of. */
    List<StatementView.Sum> sums() {
        var times = new LinkedHashMap<Notice, List<Interval>>();
        for (var outage : ledger) {
            histories
                    .notices(outage)
                    .forEach(notice ->
                            times.computeIfAbsent(notice, _ -> new ArrayList<>())
                                    .add(new Interval(outage.start(), outage.end())));
        }
        var sums = new ArrayList<StatementView.Sum>();
        var told = Intervals.NONE;
        for (var each : times.entrySet()) {
            var part = Intervals.of(each.getValue()).intersect(counted);
            told = told.union(part);
            add(sums, link(each.getKey()), part);
        }
        sums.sort(Comparator.comparingLong(StatementView.Sum::seconds).reversed());
        add(sums, new PageLink("", CHECKS_ALONE), counted.subtract(told));
        return sums;
    }

    private void add(List<StatementView.Sum> sums, PageLink of, Intervals time) {
        if (!time.isEmpty()) {
            var length = time.duration(scene.now());
            sums.add(new StatementView.Sum(of, minutes(length), length.toSeconds()));
        }
    }

    private Instant end(Interval part) {
        return part.end() == null ? scene.now() : part.end();
    }

    private static PageLink link(Notice notice) {
        return new PageLink(Scene.href(notice), notice.title());
    }

    private String minutes(Duration length) {
        return MinutesText.of(length, scene.locale());
    }
}
