package dev.candor.store;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Components of a page; retired ones stay. */
public interface Components {
    /** All of a page, retired ones included, by position, then id. */
    List<Component> all(PageId page);

    /** One of them. */
    Optional<Component> find(PageId page, ComponentId id);

    /**
     * Writes a component, new or changed. Its parent and the parts that it requires must be there
     * by the end of the transaction. Where its start is stated, the one given here is not written.
     *
     * @throws StoreException when there is no such page
     */
    void put(PageId page, Component component);

    /** The starts that are stated, as the configuration can, in place of the observed ones. */
    Map<ComponentId, Instant> statedStarts(PageId page);

    /** States since when a component is counted; null takes that back, and the observed holds. */
    void stateStart(PageId page, ComponentId id, @Nullable Instant since);

    /**
     * Gives a component another name and carries its whole history over: ledger, impacts, windows,
     * parents, requirements. The new name must be free.
     *
     * @throws StoreException when it is not, or when there is no component of the old name
     */
    void rename(PageId page, ComponentId from, ComponentId to);
}
