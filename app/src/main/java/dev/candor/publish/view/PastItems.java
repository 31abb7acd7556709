package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The past by days, with the times in which there was no incident. */
final class PastItems {
    /** A quiet time between two incidents is worth a sentence from this many days on. */
    private static final int QUIET_DAYS = 14;

    /** The quiet time until today is worth one sooner. */
    private static final int QUIET_DAYS_UNTIL_TODAY = 3;

    private final Scene scene;
    private final NoticeViews views;

    PastItems(Scene scene, NoticeViews views) {
        this.scene = scene;
        this.views = views;
    }

    /**
     * The days of those notices.
     *
     * @param notices newest first
     */
    List<PastItem> days(List<Notice> notices) {
        var items = new ArrayList<PastItem>();
        var day = new ArrayList<Notice>();
        for (var notice : notices) {
            if (isNewDay(day, notice)) {
                flush(day, items);
            }
            day.add(notice);
        }
        flush(day, items);
        return items;
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
        var day = new ArrayList<Notice>();
        var quiet = new QuietTimes(past, openSince);
        for (var i = 0; i < Math.min(limit, past.size()); i++) {
            if (isNewDay(day, past.get(i))) {
                flush(day, items);
                quiet.before(i).ifPresent(items::add);
            }
            day.add(past.get(i));
        }
        flush(day, items);
        return items;
    }

    private boolean isNewDay(List<Notice> day, Notice next) {
        return day.isEmpty() || !start(day.getFirst()).equals(start(next));
    }

    private void flush(List<Notice> day, List<PastItem> items) {
        if (day.isEmpty()) {
            return;
        }
        var first = start(day.getFirst());
        items.add(
                new PastItem.Day(
                        "day-" + first,
                        heading(first, day),
                        day.stream().map(notice -> views.entry(notice, first)).toList()));
        day.clear();
    }

    /** From which day to which, where all entries end on the same later day. */
    private String heading(LocalDate first, List<Notice> day) {
        var ends = day.stream().map(this::end).distinct().toList();
        return scene.time().days(first, ends.size() == 1 ? ends.getFirst() : first);
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
                if (notice.kind() == NoticeKind.INCIDENT) {
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
            var last =
                    past.subList(index, past.size()).stream()
                            .filter(notice -> notice.kind() == NoticeKind.INCIDENT)
                            .map(PastItems.this::end)
                            .max(Comparator.naturalOrder());
            var to = untilToday ? until : until.minusDays(1);
            var least = untilToday ? QUIET_DAYS_UNTIL_TODAY : QUIET_DAYS;
            return last.map(day -> day.plusDays(1))
                    .filter(from -> ChronoUnit.DAYS.between(from, to) + 1 >= least)
                    .map(from -> new PastItem.Quiet(inWords(from, to)));
        }

        private String inWords(LocalDate from, LocalDate to) {
            var days = ChronoUnit.DAYS.between(from, to) + 1;
            return "No incidents from " + scene.time().fromTo(from, to) + ": " + days + " days.";
        }
    }
}
