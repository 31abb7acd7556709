package dev.candor.store;

import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;
import dev.candor.model.Outage;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Intervals of impact; the one source of every figure about downtime. */
public interface Ledger {
    /** How many intervals of a range one question reads at most. */
    int MOST = 5_000;

    /**
     * Adds an interval and returns it with its number, which is never given again. The component
     * and the notices that it names must be there by the end of the transaction.
     */
    Outage add(PageId page, Outage outage);

    /**
     * Replaces the interval of the same number.
     *
     * @throws StoreException when there is none
     */
    void replace(Outage outage);

    /** The intervals of a component that last, oldest first. */
    List<Outage> open(PageId page, ComponentId component);

    /** All that last on a page, oldest first. */
    List<Outage> open(PageId page);

    /** All that a notice states or has adopted, oldest first. */
    List<Outage> of(NoticeId notice);

    /** Every interval of a component, by start, then number. */
    List<Outage> of(PageId page, ComponentId component);

    /**
     * Those of a page that touch {@code from <= t < to}, by start, then number, and of them at most
     * {@code limit} (1 to {@link #MOST}). An interval of no length touches it when its instant lies
     * in it.
     *
     * @param after continue behind this interval, or null to begin
     */
    List<Outage> between(PageId page, Instant from, Instant to, int limit, @Nullable Outage after);

    /**
     * All of them, read {@link #MOST} at a time: for what needs every one, such as the read model.
     */
    default List<Outage> between(PageId page, Instant from, Instant to) {
        var all = new ArrayList<Outage>();
        List<Outage> slice = between(page, from, to, MOST, null);
        while (slice.size() == MOST) {
            all.addAll(slice);
            slice = between(page, from, to, MOST, slice.getLast());
        }
        all.addAll(slice);
        return all;
    }

    /** Takes out all that a notice itself states ({@code PERSON}); adopted ones stay. */
    void removeStatedBy(NoticeId notice);
}
