package dev.candor.command;

import dev.candor.model.Notice;
import dev.candor.model.PageId;
import dev.candor.store.Transaction;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Entries whose promised next update has not come: what an operator must see first. */
public final class OverduePromises {
    private OverduePromises() {}

    /** Those of a page, the longest overdue first. */
    public static List<Notice> of(Transaction transaction, PageId page) {
        return transaction.notices().open(page).stream()
                .filter(OverduePromises::isOverdue)
                .sorted(
                        Comparator.comparing(
                                notice -> Objects.requireNonNull(notice.facts().nextUpdate()).at()))
                .toList();
    }

    /** Whether the promise of that entry has been broken so far. */
    public static boolean isOverdue(Notice notice) {
        var promise = notice.facts().nextUpdate();
        return promise != null && promise.overdue();
    }
}
