package dev.candor.command;

import dev.candor.model.CustomerAction;
import dev.candor.model.Event;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Planned;
import dev.candor.model.Recurrence;
import dev.candor.model.Relation;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A maintenance that comes again: each occurrence becomes an entry of its own, {@value #DAYS_AHEAD}
 * days before it is due, with what the first one says. It can be moved, edited or cancelled like
 * any other; the rule goes on from the first one's start.
 */
final class Series {
    /** How long before its start an occurrence is announced. */
    static final int DAYS_AHEAD = 28;

    /** Stands for the name of what is not there yet. */
    private static final String NO_NAME = "000000000000";

    /** How many occurrences one command makes. */
    private static final int MOST_AT_ONCE = 31;

    private static final Duration AHEAD = Duration.ofDays(DAYS_AHEAD);

    private Series() {}

    /** When the next occurrence is to be announced; empty when none will come. */
    static Optional<Instant> announcement(Notice first) {
        var recurrence = first.facts().recurrence();
        var planned = first.planned();
        if (recurrence == null || planned == null || first.draft()) {
            return Optional.empty();
        }
        return Occurrences.next(recurrence, planned.zone(), LocalDateTime.MIN.plusYears(1))
                .map(next -> Plan.start(new Planned(next, null, planned.zone())).minus(AHEAD));
    }

    /** Announces what is due; what was missed while nobody was here is left out. */
    static boolean announce(Work work, Notice first) {
        var planned = first.planned();
        var recurrence = first.facts().recurrence();
        if (planned == null || recurrence == null) {
            return false;
        }
        var zone = planned.zone();
        var now = LocalDateTime.ofInstant(work.now(), zone);
        var made = 0;
        while (made < MOST_AT_ONCE) {
            var next = Occurrences.next(recurrence, zone, now);
            if (next.isEmpty() || isTooEarly(work, next.get(), zone)) {
                break;
            }
            post(work, first, planned, next.get());
            recurrence = recurrence.upTo(next.get());
            made++;
        }
        if (made > 0) {
            keep(work, first, recurrence);
        }
        return made > 0;
    }

    /**
     * The next occurrence as it is going to be announced, if nobody changes anything until then. It
     * has no name yet.
     *
     * @param due when that is stored to be done; what is overdue is done at once
     */
    static Optional<Coming> coming(Notice first, Instant due, Instant now) {
        var planned = first.planned();
        var recurrence = first.facts().recurrence();
        if (planned == null || recurrence == null) {
            return Optional.empty();
        }
        var at = due.isBefore(now) ? now : due;
        var zone = planned.zone();
        return Occurrences.next(recurrence, zone, LocalDateTime.ofInstant(at, zone))
                .map(start -> occurrence(() -> NO_NAME, first, planned, start, at))
                .map(notice -> new Coming(notice, Occasion.POSTED, at));
    }

    private static boolean isTooEarly(Work work, LocalDateTime start, ZoneId zone) {
        return Plan.start(new Planned(start, null, zone)).minus(AHEAD).isAfter(work.now());
    }

    private static void keep(Work work, Notice first, Recurrence recurrence) {
        var after = first.toBuilder().facts(first.facts().withRecurrence(recurrence)).build();
        work.store().notices().replace(after);
        Plan.store(work, first, after);
    }

    private static void post(Work work, Notice first, Planned planned, LocalDateTime start) {
        if (work.store().notices().findByKey(first.page(), key(first, start)).isPresent()) {
            return;
        }
        var notice = occurrence(work.ids(), first, planned, start, work.now());
        Editing.store(
                work, null, notice, new Event.NoticePosted(notice.id(), notice.kind(), false));
    }

    private static Notice occurrence(
            IdSource ids, Notice first, Planned planned, LocalDateTime start, Instant now) {
        var end = planned.end();
        var length = end == null ? null : Duration.between(planned.start(), end);
        var plan = new Planned(start, length == null ? null : start.plus(length), planned.zone());
        return new Notice(
                new NoticeId(ids.next()),
                first.page(),
                first.audience(),
                first.kind(),
                first.title(),
                NoticeState.SCHEDULED,
                false,
                Notice.Authority.PERSON,
                first.impacts(),
                plan,
                List.of(),
                said(ids, first, now),
                List.of(new Link.ToNotice(Relation.OCCURRENCE, first.id())),
                facts(first.facts()),
                List.of(),
                null,
                key(first, start),
                now,
                now);
    }

    private static String key(Notice first, LocalDateTime start) {
        return "series:" + first.id() + ":" + start;
    }

    private static List<Update> said(IdSource ids, Notice first, Instant now) {
        return first.updates().stream()
                .limit(1)
                .map(each ->
                        new Update(
                                new UpdateId(ids.next()),
                                Update.Kind.UPDATE,
                                NoticeState.SCHEDULED,
                                each.body(),
                                now,
                                now,
                                null))
                .toList();
    }

    /** What holds for each occurrence: no promise, deadline, part or outcome of the first one. */
    private static NoticeFacts facts(NoticeFacts first) {
        var action = first.action();
        return new NoticeFacts(
                first.symptom(),
                first.notAffected(),
                null,
                action == null ? null : new CustomerAction(action.text(), null, null),
                null,
                null,
                null,
                first.work(),
                first.expected(),
                first.recoveryPlan(),
                first.preparation(),
                first.zones(),
                null,
                null);
    }
}
