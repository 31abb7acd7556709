package dev.candor.notify.people;

import dev.candor.model.Audience;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.model.TellingId;
import dev.candor.model.Told;
import dev.candor.notify.NoticePlanner;
import dev.candor.notify.Planner;
import dev.candor.notify.Step;
import dev.candor.store.Transaction;

import java.util.List;
import java.util.stream.Stream;

/** What follows from a form that was filled in, and from an operator's order to tell. */
public final class PeoplePlanner implements Planner {
    @Override
    public List<Told> plan(Transaction transaction, JournalEntry entry) {
        return switch (entry.event()) {
            case Event.SubscriptionAsked(var id, var known) -> asked(transaction, id, known);
            case Event.TellingOrdered(var id, var notice) ->
                    ordered(transaction, entry, id, notice);
            default -> List.of();
        };
    }

    private static List<Told> asked(Transaction transaction, SubscriberId id, boolean known) {
        return transaction.subscribers().find(id).stream()
                .filter(each -> each.state() != Subscriber.State.QUARANTINED)
                .flatMap(each -> transaction.pages().find(each.page()).stream())
                .map(page -> (Told) new Told.Confirmation(NoticePlanner.from(page), known))
                .toList();
    }

    private static List<Told> ordered(
            Transaction transaction, JournalEntry entry, TellingId id, NoticeId notice) {
        var step = NoticePlanner.step(transaction, entry, notice);
        return transaction.audiences().find(id).stream()
                .flatMap(telling ->
                        transaction.notices().find(notice, Audience.PUBLIC, false).stream()
                                .flatMap(each -> told(transaction, telling, each, step)))
                .toList();
    }

    private static Stream<Told> told(
            Transaction transaction, Telling telling, Notice notice, Step step) {
        return telling.occasions().stream()
                .map(each -> NoticePlanner.told(transaction, notice, each, step));
    }
}
