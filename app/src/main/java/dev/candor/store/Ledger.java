package dev.candor.store;

import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;
import dev.candor.model.Outage;
import dev.candor.model.PageId;

import java.time.Instant;
import java.util.List;

/** Intervals of impact; the one source of every figure about downtime. */
public interface Ledger {
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
     * All of a page that touch {@code from <= t < to}, by start, then number. An interval of no
     * length touches it when its instant lies in it.
     */
    List<Outage> between(PageId page, Instant from, Instant to);

    /** Takes out all that a notice itself states ({@code PERSON}); adopted ones stay. */
    void removeStatedBy(NoticeId notice);
}
