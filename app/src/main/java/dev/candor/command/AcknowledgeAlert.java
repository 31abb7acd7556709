package dev.candor.command;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Event;
import dev.candor.model.Problem;

/**
 * Somebody takes an alert: nobody is reminded or told next any more. Taking it twice, or taking one
 * that is over, changes nothing. Answers the alert as it is then.
 *
 * @param id which
 */
public record AcknowledgeAlert(AlertId id) implements Command<Alert> {
    @Override
    public Alert run(Work work) {
        var alert =
                work.store()
                        .alerts()
                        .find(id)
                        .orElseThrow(() ->
                                new Rejected(
                                        Rejected.Cause.NOT_FOUND,
                                        new Problem(
                                                "",
                                                "there is no alert '" + id + "'",
                                                "check its id")));
        if (!alert.isWaiting()) {
            return alert;
        }
        var taken = alert.acknowledged(work.now());
        work.store().alerts().replace(taken);
        RaisedAlerts.forget(work, id);
        work.journal(new Event.AlertAcknowledged(id));
        return taken;
    }
}
