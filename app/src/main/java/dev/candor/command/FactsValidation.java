package dev.candor.command;

import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/** What is wrong with what an entry says of itself: pure, everything at once. */
final class FactsValidation {
    private final Problems problems;
    private final NoticeKind kind;
    private final Instant now;

    FactsValidation(Problems problems, NoticeKind kind, Instant now) {
        this.problems = problems;
        this.kind = kind;
        this.now = now;
    }

    /**
     * Facts that an entry of that state gets; those that stay as they were are not looked at again.
     *
     * @param planned the plan that it has, or gets
     */
    void facts(
            NoticeFacts before, NoticeFacts after, NoticeState state, @Nullable Planned planned) {
        promise(before, after, state);
        if (after.action() != null && !Objects.equals(before.action(), after.action())) {
            deadline(after.action().deadline(), after.action().zone());
        }
        if (kind != NoticeKind.MAINTENANCE) {
            only("work", after.work(), "how a maintenance came about");
            only("expected", after.expected(), "what a maintenance is expected to do");
            only("recovery_plan", after.recoveryPlan(), "what is done if a maintenance fails");
            only("recurrence", after.recurrence(), "how a maintenance comes again");
            only("preparation", after.preparation().isEmpty() ? null : kind, "for a maintenance");
        }
        if (kind == NoticeKind.ANNOUNCEMENT && after.data() != null) {
            problems.add("/data", "an announcement has no impact on data", "leave it out");
        }
        recurrence(before, after, planned);
    }

    private void only(String name, @Nullable Object fact, String meaning) {
        if (fact != null) {
            problems.add(
                    "/" + name,
                    "'" + name + "' says " + meaning + ", and this is no maintenance",
                    "leave it out");
        }
    }

    private void promise(NoticeFacts before, NoticeFacts after, NoticeState state) {
        var promise = after.nextUpdate();
        if (promise == null || Objects.equals(before.nextUpdate(), promise)) {
            return;
        }
        if (state.isClosed()) {
            problems.add(
                    "/next_update",
                    "the entry is " + state.wireName() + ": nobody waits for more",
                    "leave it out, or leave the entry open");
        } else if (!promise.at().isAfter(now)) {
            problems.add(
                    "/next_update",
                    promise.at() + " is over; it is " + now,
                    "promise a time that is to come");
        } else if (promise.at().isAfter(now.plus(NoticeLimits.FARTHEST_PROMISE))) {
            problems.add("/next_update", promise.at() + " is too far away", "check the date");
        }
    }

    private void deadline(@Nullable LocalDateTime deadline, @Nullable ZoneId zone) {
        if (deadline != null && zone != null) {
            new NoticeValidation(problems, Set.of(), now)
                    .planned("/action/deadline", deadline, zone);
        }
    }

    private void recurrence(NoticeFacts before, NoticeFacts after, @Nullable Planned planned) {
        var recurrence = after.recurrence();
        if (recurrence == null || Objects.equals(before.recurrence(), recurrence)) {
            return;
        }
        Occurrences.problem(recurrence.rule())
                .ifPresent(what ->
                        problems.add(
                                "/recurrence",
                                what,
                                "write it as FREQ=WEEKLY;BYDAY=SU or FREQ=MONTHLY;BYDAY=1TU"));
        if (planned == null) {
            problems.add(
                    "/recurrence",
                    "what comes again needs the time of its first",
                    "give 'planned' with its start and end");
        }
    }
}
