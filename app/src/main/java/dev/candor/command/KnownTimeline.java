package dev.candor.command;

import dev.candor.model.Alert;
import dev.candor.model.Change;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.PostmortemContent;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.PostmortemContent.Moment.Source;
import dev.candor.model.Update;
import dev.candor.model.Window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the program knows of what happened when: verdicts, updates, changes, alerts. */
final class KnownTimeline {
    /** A change this long before the start may have to do with it. */
    private static final Duration BEFORE = Duration.ofHours(2);

    private static final int MOST_CHANGES = 100;
    private static final int LONGEST = 600;

    private KnownTimeline() {}

    /** All of it, oldest first; at most what a postmortem may have. */
    static List<Moment> of(Work work, Notice notice) {
        var names = names(work, notice);
        var moments = new ArrayList<Moment>();
        work.store().ledger().of(notice.id()).stream()
                .filter(each -> each.source() == Outage.Source.PROBE)
                .forEach(each -> seen(each, names, moments));
        notice.updates().stream()
                .filter(update -> notice.updates().stream().noneMatch(it -> corrects(it, update)))
                .map(KnownTimeline::said)
                .forEach(moments::add);
        changes(work, notice).forEach(each -> moments.add(done(each)));
        work.store().alerts().of(notice.id()).stream()
                .filter(each -> !LessonPromises.isKey(each.cause()))
                .forEach(each -> alerted(each, moments));
        return moments.stream()
                .sorted(Comparator.comparing(Moment::at))
                .limit(PostmortemContent.MOST_MOMENTS)
                .toList();
    }

    /** What was there, with what is new; by key, so that nothing comes twice. */
    static List<Moment> merge(List<Moment> old, List<Moment> known) {
        var byKey = new LinkedHashMap<String, Moment>();
        var all = new ArrayList<>(old);
        old.forEach(each -> byKey.put(each.key(), each));
        known.stream().filter(each -> !byKey.containsKey(each.key())).forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparing(Moment::at))
                .limit(PostmortemContent.MOST_MOMENTS)
                .toList();
    }

    private static Map<ComponentId, String> names(Work work, Notice notice) {
        return work.store().components().all(notice.page()).stream()
                .collect(Collectors.toMap(Component::id, Component::name));
    }

    private static void seen(Outage outage, Map<ComponentId, String> names, List<Moment> moments) {
        var name = names.getOrDefault(outage.component(), outage.component().value());
        var level = outage.level().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        moments.add(
                new Moment(
                        "seen:" + outage.id() + ":start",
                        outage.start(),
                        Source.CHECK,
                        "The checks saw " + name + " in trouble: " + level + ".",
                        false));
        var end = outage.end();
        if (end != null) {
            moments.add(
                    new Moment(
                            "seen:" + outage.id() + ":end",
                            end,
                            Source.CHECK,
                            "The checks saw " + name + " come out of it.",
                            false));
        }
    }

    private static boolean corrects(Update one, Update other) {
        return other.id().equals(one.corrects());
    }

    private static Moment said(Update update) {
        return new Moment(
                "update:" + update.id(), update.at(), Source.NOTICE, shortened(update), false);
    }

    /** Its first paragraph; the entry has the rest. */
    private static String shortened(Update update) {
        var end = update.body().indexOf("\n\n");
        var first = end < 0 ? update.body() : update.body().substring(0, end);
        if (first.length() <= LONGEST) {
            return first.strip();
        }
        var space = first.lastIndexOf(' ', LONGEST);
        return first.substring(0, space < LONGEST / 2 ? LONGEST : space).strip() + " …";
    }

    private static List<Change> changes(Work work, Notice notice) {
        var port = work.store().changes();
        var all = new ArrayList<>(port.of(notice.id()));
        var windows = notice.windows();
        if (!windows.isEmpty()) {
            var known = new HashSet<>(all.stream().map(Change::id).toList());
            var touched = notice.impacts().stream().map(each -> each.component()).toList();
            port
                    .between(
                            notice.page(),
                            start(notice).minus(BEFORE),
                            end(work, notice),
                            MOST_CHANGES)
                    .stream()
                    .filter(each -> !known.contains(each.id()))
                    .filter(each -> each.components().stream().anyMatch(touched::contains))
                    .forEach(all::add);
        }
        return all;
    }

    private static Instant start(Notice notice) {
        return notice.windows().stream()
                .map(Window::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant end(Work work, Notice notice) {
        return notice.windows().stream()
                .map(window -> window.end() == null ? work.now() : window.end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Only that and when: reasons and names of alerts are not meant for readers. */
    private static void alerted(Alert alert, List<Moment> moments) {
        moments.add(alerted(alert, "raised", alert.raisedAt(), "Operators were alerted"));
        var taken = alert.acknowledgedAt();
        if (taken != null) {
            moments.add(alerted(alert, "taken", taken, "An operator took the alert"));
        }
    }

    private static Moment alerted(Alert alert, String key, Instant at, String what) {
        return new Moment(
                "alert:" + alert.id() + ":" + key,
                at,
                Source.ALERT,
                what + ": " + alert.subject() + ".",
                false);
    }

    private static Moment done(Change change) {
        var ending =
                switch (change.outcome()) {
                    case RUNNING, FINISHED -> "";
                    case SUCCEEDED -> " It succeeded.";
                    case FAILED -> " It failed with exit status " + change.exitStatus() + ".";
                };
        return new Moment(
                "change:" + change.id(),
                change.start(),
                Source.CHANGE,
                "Change: " + change.what() + "." + ending,
                false);
    }
}
