package dev.candor.command;

import dev.candor.model.Revision;
import dev.candor.model.UpdateId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.IntFunction;

/**
 * A fact of a past notice that was changed after it had been published.
 *
 * @param at when
 * @param reason why, or null
 * @param before what was stated until then, given the names of the notice's updates
 */
public record HistoricRevision(Instant at, @Nullable String reason, Before before) {
    /** What was stated; words of an update need the update's name, which the import makes. */
    public sealed interface Before {
        /** A fact of the notice. */
        record Fact(Revision.Before before) implements Before {}

        /** The words of an update, counted from 0. */
        record Words(int update, String body) implements Before {}
    }

    /** The revision, with the updates' names. */
    Revision revision(IntFunction<UpdateId> updates) {
        var stated =
                switch (before) {
                    case Before.Fact(var fact) -> fact;
                    case Before.Words(var update, var body) ->
                            new Revision.Before.Said(updates.apply(update), body);
                };
        return new Revision(at, stated, reason);
    }
}
