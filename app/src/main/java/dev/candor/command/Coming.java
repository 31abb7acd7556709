package dev.candor.command;

import dev.candor.model.Due;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.store.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Something that the program is going to tell of a maintenance by itself, if nobody does or says
 * anything until then: of one that comes again also the next occurrence.
 *
 * @param notice as it will be then; the next occurrence is a notice of its own
 * @param at when
 */
public record Coming(Notice notice, Occasion occasion, Instant at) {
    /**
     * What the stored instants of a notice come to, the earliest first.
     *
     * @param now before which nothing can be told any more
     */
    public static List<Coming> of(Transaction store, Notice notice, Instant now) {
        var rules = Milestones.of(store, notice).rules();
        return new Instants(store, notice, now)
                .all().stream()
                        .filter(each -> rules.tells(each.occasion()))
                        .sorted(Comparator.comparing(Coming::at))
                        .toList();
    }

    /** The instants of one notice, each with what the notice is by then. */
    private record Instants(Transaction store, Notice notice, Instant now) {
        List<Coming> all() {
            var all = new ArrayList<>(reminders());
            var begun = add(all, Due.Kind.MAINTENANCE_START, notice, it -> begun(notice, it));
            var ended = add(all, Due.Kind.MAINTENANCE_END, begun, it -> checked(begun, it));
            add(
                    all,
                    Due.Kind.MAINTENANCE_OVERRUN,
                    ended,
                    it -> new Coming(ended, Occasion.OVERRUN, it));
            store.dueInstants()
                    .find(Plan.key(Due.Kind.SERIES_NEXT, notice))
                    .flatMap(due -> Series.coming(notice, due.at(), now))
                    .ifPresent(all::add);
            return all;
        }

        private List<Coming> reminders() {
            var planned = notice.planned();
            var next = store.dueInstants().find(Plan.key(Due.Kind.MAINTENANCE_SOON, notice));
            if (planned == null || next.isEmpty()) {
                return List.of();
            }
            var start = Plan.start(planned);
            return Milestones.of(store, notice).rules().remindBefore().stream()
                    .map(start::minus)
                    .filter(at -> !at.isBefore(next.get().at()))
                    .map(at -> new Coming(notice, Occasion.REMINDED, at))
                    .toList();
        }

        /** Adds what is told at an instant, if that is stored; answers the notice from then on. */
        private Notice add(
                List<Coming> all, Due.Kind kind, Notice before, Function<Instant, Coming> told) {
            var due = store.dueInstants().find(Plan.key(kind, notice));
            due.map(Due::at).map(told).ifPresent(all::add);
            return due.isEmpty() ? before : all.getLast().notice();
        }

        private static Coming begun(Notice before, Instant at) {
            return new Coming(in(before, NoticeState.IN_PROGRESS, at), Occasion.STARTED, at);
        }

        private static Coming checked(Notice before, Instant at) {
            return new Coming(in(before, NoticeState.VERIFYING, at), Occasion.UPDATED, at);
        }

        private static Notice in(Notice before, NoticeState state, Instant at) {
            var windows = Progress.of(before, state, null, at, at).windows();
            return before.toBuilder().state(state).windows(windows).build();
        }
    }
}
