package dev.candor.command;

import dev.candor.model.Due;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.TellingRules;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * The instants at which people are told of a maintenance though nobody writes: reminders before its
 * start, and the one after its planned end at which it lasts too long. Only the next of each is
 * stored. One that was dealt with comes again only with another plan, so that a maintenance is not
 * told to last too long with each of its updates.
 *
 * @param rules when
 */
record Milestones(TellingRules rules) {
    /** Who has just been told of a maintenance is not reminded of it for that long. */
    static final Duration FOLDED = Duration.ofHours(1);

    /** By the rules of the notice's page. */
    static Milestones of(Work work, Notice notice) {
        return of(work.store(), notice);
    }

    /** The same, for who only reads. */
    static Milestones of(Transaction store, Notice notice) {
        var stored = store.pages().tellingRules(notice.page());
        return new Milestones(stored.orElse(TellingRules.DEFAULT));
    }

    /** Stores what follows from a step; what the step did not change stays as it is. */
    static void store(Work work, @Nullable Notice before, Notice after) {
        var samePlan = before != null && Objects.equals(before.planned(), after.planned());
        var wasAhead = before != null && isAhead(before);
        var ended = before == null ? Optional.<Instant>empty() : end(before);
        var remindersStay = wasAhead == isAhead(after) && (samePlan || !wasAhead);
        var overrunStays =
                ended.isPresent() == end(after).isPresent() && (samePlan || ended.isEmpty());
        if (remindersStay && overrunStays) {
            return;
        }
        var milestones = of(work, after);
        if (!remindersStay) {
            var from = wasAhead ? after.createdAt().plus(FOLDED) : work.now().plus(FOLDED);
            milestones.remind(work, after, later(from, work.now()));
        }
        if (!overrunStays) {
            var at = milestones.overrun(after).filter(each -> each.isAfter(work.now()));
            put(work, after, Due.Kind.MAINTENANCE_OVERRUN, at);
        }
    }

    /**
     * Stores what follows from other rules for a notice that is as it was. What is due and was not
     * dealt with yet stays; an overrun that was told is not told again.
     *
     * @param first whether there were no rules before
     */
    void follow(Work work, Notice notice, boolean first) {
        var soon = stored(work, notice, Due.Kind.MAINTENANCE_SOON);
        if (soon.isEmpty() || soon.get().at().isAfter(work.now())) {
            remind(work, notice, later(notice.createdAt().plus(FOLDED), work.now()));
        }
        var isOwed = stored(work, notice, Due.Kind.MAINTENANCE_OVERRUN).isPresent();
        var overrun = overrun(notice).filter(at -> isOwed || (first && at.isAfter(work.now())));
        put(work, notice, Due.Kind.MAINTENANCE_OVERRUN, overrun);
    }

    /** Stores the next reminder that comes after an instant, or none. */
    void remind(Work work, Notice notice, Instant after) {
        put(work, notice, Due.Kind.MAINTENANCE_SOON, next(notice, after));
    }

    /** When the next reminder after an instant comes; empty when none does. */
    Optional<Instant> next(Notice notice, Instant after) {
        var planned = notice.planned();
        if (planned == null || !isAhead(notice)) {
            return Optional.empty();
        }
        var start = Plan.start(planned);
        return rules.remindBefore().stream()
                .map(start::minus)
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /**
     * The reminder that people need at an instant: of several that nobody was there to send, the
     * latest. Empty before the first, and when the maintenance should have begun.
     */
    Optional<Duration> reminder(Notice notice, Instant now) {
        var planned = notice.planned();
        if (planned == null || !isAhead(notice) || !Plan.start(planned).isAfter(now)) {
            return Optional.empty();
        }
        var start = Plan.start(planned);
        return rules.remindBefore().stream()
                .filter(before -> !start.minus(before).isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** When people are told that it lasts too long; empty for one that cannot. */
    Optional<Instant> overrun(Notice notice) {
        return end(notice).map(end -> end.plus(rules.overrunAfter()));
    }

    /** Whether it is announced and has not begun. A mere idea is not announced. */
    private static boolean isAhead(Notice notice) {
        return !notice.draft()
                && notice.planned() != null
                && notice.state() == NoticeState.SCHEDULED;
    }

    /** The planned end of what can still miss it. */
    static Optional<Instant> end(Notice notice) {
        var planned = notice.planned();
        var isToEnd =
                switch (notice.state()) {
                    case SCHEDULED, IN_PROGRESS, VERIFYING -> !notice.draft();
                    default -> false;
                };
        return planned == null || !isToEnd
                ? Optional.empty()
                : Optional.ofNullable(Plan.end(planned)).filter(Plan.start(planned)::isBefore);
    }

    private static Optional<Due> stored(Work work, Notice notice, Due.Kind kind) {
        return work.store().dueInstants().find(Plan.key(kind, notice));
    }

    private static void put(Work work, Notice notice, Due.Kind kind, Optional<Instant> at) {
        var ports = work.store().dueInstants();
        at.ifPresentOrElse(
                instant -> ports.put(Plan.due(kind, instant, notice)),
                () -> ports.remove(Plan.key(kind, notice)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
