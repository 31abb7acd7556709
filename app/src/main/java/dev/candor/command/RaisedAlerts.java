package dev.candor.command;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.AlertRule;
import dev.candor.model.Due;
import dev.candor.model.Event;
import dev.candor.model.Recipient;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to an alert once a rule has found its cause: raised, told to the next, told again,
 * ended. Each instant that something is to be done is stored; what is told is the journal's.
 */
final class RaisedAlerts {
    private static final String STEP = "alert-step:";
    private static final String REMIND = "alert-remind:";

    private RaisedAlerts() {}

    /** Raises it, and tells whom its rule names first. */
    static void raise(Work work, AlertRule rule, AlertCause cause) {
        var alert =
                new Alert(
                        new AlertId(work.ids().next()),
                        rule.id(),
                        cause.key(),
                        cause.subject(),
                        cause.level(),
                        cause.since(),
                        cause.reason(),
                        cause.notice(),
                        rule.remindEvery(),
                        work.now(),
                        null,
                        null);
        var steps = new ArrayList<Alert.Step>();
        for (var number = 0; number < rule.steps().size(); number++) {
            var step = rule.steps().get(number);
            for (var to : step.to().stream().distinct().toList()) {
                var due = work.now().plus(step.after());
                var told = number == 0 ? work.now() : null;
                steps.add(new Alert.Step(number, channel(to), to, due, told, false));
            }
        }
        work.store().alerts().add(alert, steps);
        work.journal(new Event.AlertRaised(alert.id()));
        scheduleStep(work, alert, steps, 1);
        scheduleReminder(work, alert);
    }

    /** The channel of what a rule names: an e-mail address, or a channel itself. */
    private static String channel(String to) {
        return to.contains("@") ? Recipient.MAIL : to;
    }

    /**
     * Tells the next, unless somebody has taken it.
     *
     * @param subject the alert's id, a slash and the step
     */
    static boolean step(Work work, String subject) {
        var slash = subject.indexOf('/');
        var number = Integer.parseInt(subject.substring(slash + 1));
        var found = work.store().alerts().find(new AlertId(subject.substring(0, slash)));
        if (found.isEmpty() || !found.get().isWaiting()) {
            return false;
        }
        var alert = found.get();
        var steps = work.store().alerts().steps(alert.id());
        var next =
                steps.stream()
                        .filter(each -> each.step() == number && each.toldAt() == null)
                        .map(each -> each.told(work.now()))
                        .toList();
        work.store().alerts().tell(alert.id(), next);
        if (!next.isEmpty()) {
            work.journal(new Event.AlertEscalated(alert.id(), number));
        }
        scheduleStep(work, alert, steps, number + 1);
        return !next.isEmpty();
    }

    /** Tells those again who were told, unless somebody has taken it. */
    static boolean remind(Work work, String subject) {
        var found = work.store().alerts().find(new AlertId(subject));
        if (found.isEmpty() || !found.get().isWaiting()) {
            return false;
        }
        work.journal(new Event.AlertReminded(found.get().id()));
        scheduleReminder(work, found.get());
        return true;
    }

    /** Ends it; whoever was told of it is told so. */
    static void end(Work work, Alert alert) {
        work.store().alerts().replace(alert.ended(work.now()));
        forget(work, alert.id());
        work.journal(new Event.AlertEnded(alert.id()));
    }

    /** Nothing more is to be done at any instant. */
    static void forget(Work work, AlertId id) {
        work.store().dueInstants().remove(STEP + id);
        work.store().dueInstants().remove(REMIND + id);
    }

    private static void scheduleStep(Work work, Alert alert, List<Alert.Step> steps, int number) {
        steps.stream()
                .filter(each -> each.step() == number)
                .findFirst()
                .ifPresent(each ->
                        work.store()
                                .dueInstants()
                                .put(
                                        new Due(
                                                STEP + alert.id(),
                                                each.dueAt(),
                                                Due.Kind.ALERT_STEP,
                                                alert.id() + "/" + number)));
    }

    private static void scheduleReminder(Work work, Alert alert) {
        work.store()
                .dueInstants()
                .put(
                        new Due(
                                REMIND + alert.id(),
                                work.now().plus(alert.remindEvery()),
                                Due.Kind.ALERT_REMIND,
                                alert.id().value()));
    }
}
