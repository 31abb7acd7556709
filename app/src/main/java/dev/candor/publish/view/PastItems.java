package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.text.Thousands;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The past by days, with the times in which there was no incident. */
final class PastItems {
    /** A quiet time between two incidents is worth a sentence from this many days on. */
    private static final int QUIET_DAYS = 14;

    /** The quiet time until today is worth one sooner. */
    private static final int QUIET_DAYS_UNTIL_TODAY = 3;

    /** An entry stands on at most this many days. */
    private static final int MOST_DAYS = 31;

    private final Scene scene;
    private final NoticeViews views;

    PastItems(Scene scene, NoticeViews views) {
        this.scene = scene;
        this.views = views;
    }

    /**
     * The days of a month, with each entry on each day that it touches.
     *
     * @param notices newest first
     */
    List<PastItem> days(List<Notice> notices, YearMonth month) {
        return byDay(notices, notices.size()).entrySet().stream()
                .filter(each -> YearMonth.from(each.getKey()).equals(month))
                .map(each -> item(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * The days of the newest notices, with the quiet times between their incidents.
     *
     * @param past all that is over, newest first
     * @param limit how many of them
     * @param openSince the day on which the oldest incident that lasts began, or null
     */
    List<PastItem> newest(List<Notice> past, int limit, @Nullable LocalDate openSince) {
        var items = new ArrayList<PastItem>();
        var quiet = new QuietTimes(past, openSince);
        var told = 0;
        for (var day : byDay(past, limit).entrySet()) {
            quiet.before(told).ifPresent(items::add);
            items.add(item(day.getKey(), day.getValue()));
            told +=
                    (int)
                            day.getValue().stream()
                                    .filter(each -> begins(each, day.getKey()))
                                    .count();
        }
        return items;
    }

    /** The newest day first; on each, what began last first. */
    private SortedMap<LocalDate, List<Notice>> byDay(List<Notice> notices, int limit) {
        var days = new TreeMap<LocalDate, List<Notice>>(Comparator.reverseOrder());
        for (var notice : notices.subList(0, Math.min(limit, notices.size()))) {
            touched(notice)
                    .forEach(day -> days.computeIfAbsent(day, _ -> new ArrayList<>()).add(notice));
        }
        return days;
    }

    /**
     * Its first day and every other on which something of it lasted, at most {@value #MOST_DAYS}.
     */
    private SortedSet<LocalDate> touched(Notice notice) {
        var days = new TreeSet<LocalDate>();
        days.add(start(notice));
        for (var part : scene.span(notice).parts()) {
            var end = part.end() == null ? scene.now() : part.end();
            var last = scene.time().day(end.isAfter(part.start()) ? end.minusMillis(1) : end);
            for (var day = scene.time().day(part.start());
                    !day.isAfter(last) && days.size() < MOST_DAYS;
                    day = day.plusDays(1)) {
                days.add(day);
            }
        }
        return days;
    }

    private boolean begins(Notice notice, LocalDate day) {
        return start(notice).equals(day);
    }

    private PastItem item(LocalDate day, List<Notice> notices) {
        return new PastItem.Day(
                "day-" + day,
                scene.time().day(day),
                notices.stream()
                        .map(notice ->
                                begins(notice, day)
                                        ? views.entry(notice, day)
                                        : views.continued(notice, day))
                        .toList());
    }

    private LocalDate start(Notice notice) {
        return scene.time().day(scene.span(notice).start());
    }

    /** The last day that it touches: one that ends at midnight does not touch the next. */
    private LocalDate end(Notice notice) {
        var span = scene.span(notice);
        var end = span.endOr(scene.now());
        return scene.time().day(end.isAfter(span.start()) ? end.minusMillis(1) : end);
    }

    /** Finds the time without incidents before each notice of a list, and tells each once. */
    private final class QuietTimes {
        private final List<Notice> past;
        private LocalDate until;
        private boolean untilToday;
        private int seen;
        private boolean told;

        QuietTimes(List<Notice> past, @Nullable LocalDate openSince) {
            this.past = past;
            untilToday = openSince == null;
            until = openSince == null ? scene.today() : openSince;
        }

        /** Between the incidents newer than that place and those from there on. */
        Optional<PastItem.Quiet> before(int index) {
            for (; seen < index; seen++) {
                var notice = past.get(seen);
                if (isIncident(notice)) {
                    until = start(notice).isBefore(until) ? start(notice) : until;
                    untilToday = false;
                    told = false;
                }
            }
            var quiet = told ? Optional.<PastItem.Quiet>empty() : sentence(index);
            told = told || quiet.isPresent();
            return quiet;
        }

        private Optional<PastItem.Quiet> sentence(int index) {
            var to = untilToday ? until : until.minusDays(1);
            var least = untilToday ? QUIET_DAYS_UNTIL_TODAY : QUIET_DAYS;
            var latest = to.minusDays(least); // an incident that ended later leaves no quiet
            var older = past.subList(index, past.size());
            if (older.stream().anyMatch(each -> isIncident(each) && end(each).isAfter(latest))) {
                return Optional.empty();
            }
            return older.stream()
                    .filter(QuietTimes::isIncident)
                    .map(PastItems.this::end)
                    .max(Comparator.naturalOrder())
                    .map(last -> new PastItem.Quiet(inWords(last.plusDays(1), to)));
        }

        private static boolean isIncident(Notice notice) {
            return notice.kind() == NoticeKind.INCIDENT;
        }

        private String inWords(LocalDate from, LocalDate to) {
            var days = ChronoUnit.DAYS.between(from, to) + 1;
            return "No incidents from "
                    + scene.time().fromTo(from, to)
                    + ": "
                    + Thousands.marked(days, ',')
                    + " days.";
        }
    }
}
