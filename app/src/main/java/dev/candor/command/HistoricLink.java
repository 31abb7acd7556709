package dev.candor.command;

import dev.candor.model.Link;
import dev.candor.model.Relation;

/** Where a past notice points. */
public sealed interface HistoricLink {
    /**
     * To another notice of a history file.
     *
     * @param relation how the two relate
     * @param id the other's {@code id} in the file
     * @param where the place in the file, for problems
     */
    record ToNotice(Relation relation, String id, String where) implements HistoricLink {}

    /** To the change that brought it about. */
    record ToChange(Link.ToChange link) implements HistoricLink {}

    /** To a page elsewhere. */
    record ToWeb(Link.ToWeb link) implements HistoricLink {}
}
