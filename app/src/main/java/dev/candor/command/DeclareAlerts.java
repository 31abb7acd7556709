package dev.candor.command;

import dev.candor.model.AlertRule;
import dev.candor.model.Event;

import java.util.List;

/**
 * Makes these the rules by which operators are alerted. Answers whether anything is different from
 * before. An alert of a rule that is gone ends.
 *
 * @param rules all of them, in the configuration's order
 */
public record DeclareAlerts(List<AlertRule> rules) implements Command<Boolean> {
    public DeclareAlerts {
        rules = List.copyOf(rules);
    }

    @Override
    public Boolean run(Work work) {
        var port = work.store().alerts();
        if (port.rules().equals(rules)) {
            return false;
        }
        port.declare(rules);
        work.journal(new Event.AlertsDeclared(rules.size()));
        return true;
    }
}
