package dev.candor.notify;

import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.NoticeId;
import dev.candor.store.Transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which components one step of a notice was the first to name, and which came only later: whoever
 * tells of the step after a delay must not tell those whom it did not concern then.
 *
 * @param included named by this step
 * @param later named by steps after it
 */
public record Step(Set<ComponentId> included, Set<ComponentId> later) {
    /** How far behind an entry is looked; a notifier is rarely that late. */
    private static final int MOST_LOOKED_AT = 1_000;

    public Step {
        included = Set.copyOf(included);
        later = Set.copyOf(later);
    }

    /** The step that journalled an entry about that notice. */
    public static Step of(Transaction transaction, JournalEntry entry, NoticeId notice) {
        var isOrder = entry.event() instanceof Event.TellingOrdered;
        var first = Math.max(0, entry.position() - (isOrder ? 2 : 1));
        var around = transaction.journal().after(first, MOST_LOOKED_AT);
        return of(around, entry, notice);
    }

    /** The same of the journal's entries from that one, or from the one before it, on. Pure. */
    static Step of(List<JournalEntry> around, JournalEntry entry, NoticeId notice) {
        var included = new HashSet<ComponentId>();
        var later = new HashSet<ComponentId>();
        var isOver = entry.event() instanceof Event.NoticeWidened;
        for (var each : around) {
            var isAfter = each.position() > entry.position();
            if (each.event() instanceof Event.NoticeWidened(var widened, var components)
                    && widened.equals(notice)) {
                (isAfter && isOver ? later : included).addAll(components);
                isOver = isOver || isAfter;
            } else if (isAfter && begins(each.event(), notice)) {
                isOver = true;
            }
        }
        return new Step(included, later);
    }

    /** Whether another step of the notice begins with that event. */
    private static boolean begins(Event event, NoticeId notice) {
        var of =
                switch (event) {
                    case Event.NoticeUpdated updated -> updated.notice();
                    case Event.NoticeEdited edited -> edited.notice();
                    case Event.TellingOrdered ordered -> ordered.notice();
                    default -> null;
                };
        return Objects.equals(of, notice);
    }
}
