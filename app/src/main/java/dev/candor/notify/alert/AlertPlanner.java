package dev.candor.notify.alert;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.PageId;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.model.Told.Alarm.Phase;
import dev.candor.notify.NoticePlanner;
import dev.candor.notify.Planner;
import dev.candor.store.Transaction;

import java.util.List;

/** What operators are told of an alert, from what the journal says of it. Thread-safe. */
public final class AlertPlanner implements Planner {
    private static final int FIRST = 0;

    @Override
    public List<Told> plan(Transaction transaction, JournalEntry entry) {
        return switch (entry.event()) {
            case Event.AlertRaised(var alert) -> told(transaction, alert, Phase.RAISED, FIRST);
            case Event.AlertEscalated(var alert, var step) ->
                    told(transaction, alert, Phase.RAISED, step);
            case Event.AlertReminded(var alert) -> told(transaction, alert, Phase.REMINDED, FIRST);
            case Event.AlertEnded(var alert) -> told(transaction, alert, Phase.ENDED, FIRST);
            default -> List.of();
        };
    }

    private static List<Told> told(Transaction transaction, AlertId id, Phase phase, int step) {
        var found = transaction.alerts().find(id);
        var page = transaction.pages().find(PageId.MAIN);
        if (found.isEmpty() || page.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Told.OfAlert(NoticePlanner.from(page.get()), alarm(found.get(), phase, step)));
    }

    private static Alarm alarm(Alert alert, Phase phase, int step) {
        return new Alarm(
                alert.id().value(),
                phase,
                alert.subject(),
                alert.level(),
                alert.since(),
                alert.reason(),
                step,
                alert.endedAt());
    }
}
