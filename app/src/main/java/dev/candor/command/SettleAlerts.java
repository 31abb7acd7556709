package dev.candor.command;

import dev.candor.model.Alert;
import dev.candor.model.AlertRule;
import dev.candor.model.Due;
import dev.candor.model.PageId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings the alerts into line with what the rules find now: raises, follows, ends. Doing it twice
 * comes to the same. Confined to one command.
 */
final class SettleAlerts {
    private final Work work;

    SettleAlerts(Work work) {
        this.work = work;
    }

    /** Does it, for all rules. */
    void run() {
        var rules = work.store().alerts().rules();
        var open = work.store().alerts().open();
        if (rules.isEmpty() && open.isEmpty()) {
            return;
        }
        var causes = new AlertCauses(work, PageId.MAIN);
        var byRule = open.stream().collect(Collectors.groupingBy(Alert::rule));
        for (var rule : rules) {
            var lasting = byRule.remove(rule.id());
            settle(rule, causes.of(rule.when()), lasting == null ? List.of() : lasting);
            causes.nextBroken(rule.when()).ifPresent(at -> lookAgain(rule, "promise", at));
        }
        byRule.values().forEach(gone -> gone.forEach(each -> RaisedAlerts.end(work, each)));
    }

    private void settle(AlertRule rule, Map<String, AlertCause> found, List<Alert> lasting) {
        for (var alert : lasting) {
            var cause = found.remove(alert.cause());
            if (cause == null) {
                RaisedAlerts.end(work, alert);
            } else {
                follow(alert, cause);
            }
        }
        found.values().forEach(cause -> consider(rule, cause));
    }

    private void follow(Alert alert, AlertCause cause) {
        var seen = alert.seen(cause.subject(), cause.level(), cause.reason(), cause.notice());
        if (!seen.equals(alert)) {
            work.store().alerts().replace(seen);
        }
    }

    /** Raises what has lasted for long enough; of the rest it remembers when that will be. */
    private void consider(AlertRule rule, AlertCause cause) {
        var due = cause.since().plus(rule.when().lasting());
        if (!due.isAfter(work.now())) {
            RaisedAlerts.raise(work, rule, cause);
            return;
        }
        lookAgain(rule, cause.key(), due);
    }

    /** One instant for each rule and reason to look; a later one replaces it. */
    private void lookAgain(AlertRule rule, String why, Instant at) {
        var key = "alert-held:" + rule.id() + ":" + why;
        work.store().dueInstants().put(new Due(key, at, Due.Kind.ALERT_HELD, rule.id()));
    }
}
