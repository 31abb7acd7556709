package dev.candor.command;

import dev.candor.model.Actor;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.store.JournalConsumer;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import java.util.List;

/** Looks whether operators must be alerted, whenever something happened that a rule speaks of. */
public final class FollowAlerts implements JournalConsumer {
    private static final Actor ACTOR = Actor.system("alerts");

    private final TimeSource time;
    private final IdSource ids;
    private final Runnable stored;
    private boolean looked; // by the transaction under way

    /**
     * A reader of the journal, by that clock.
     *
     * @param stored is called when there may be a new instant at which a fault has lasted for long
     *     enough; the journal does not say so, and so it wakes nobody; returns at once
     */
    public FollowAlerts(TimeSource time, IdSource ids, Runnable stored) {
        this.time = time;
        this.ids = ids;
        this.stored = stored;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public void handle(Transaction transaction, List<JournalEntry> entries) {
        looked = entries.stream().map(JournalEntry::event).anyMatch(FollowAlerts::concerns);
        if (looked) {
            new SettleAlerts(new Work(transaction, time.now(), ACTOR, "", ids)).run();
        }
    }

    @Override
    public void committed() {
        if (looked) {
            stored.run();
        }
    }

    private static boolean concerns(Event event) {
        return switch (event) {
            case Event.VerdictChanged _,
                    Event.LedgerChanged _,
                    Event.NoticePosted _,
                    Event.NoticePublished _,
                    Event.NoticeUpdated _,
                    Event.NoticeEdited _,
                    Event.PromiseOverdue _,
                    Event.PostmortemWritten _,
                    Event.ConfigurationApplied _,
                    Event.ServerStarted _,
                    Event.ClockStepped _,
                    Event.HistoryImported _,
                    Event.AudienceChanged _,
                    Event.AudienceRemoved _,
                    Event.AlertsDeclared _ ->
                    true;
            default -> false;
        };
    }
}
