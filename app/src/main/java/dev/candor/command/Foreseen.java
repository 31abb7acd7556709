package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Occasion;
import dev.candor.model.Telling;
import dev.candor.model.Update;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a step on a notice would come to: see {@link Commands#preview}.
 *
 * @param before the notice as it is, or null for a new one
 * @param after as it would be
 * @param telling the order that would come with it, or null
 * @param coming what the program would tell by itself afterwards
 */
public record Foreseen(
        @Nullable Notice before, Notice after, @Nullable Telling telling, List<Coming> coming) {
    public Foreseen {
        coming = List.copyOf(coming);
    }

    /**
     * The command, and what it comes to.
     *
     * @param id of the notice that it changes, or null when it makes one
     */
    public static Command<Foreseen> by(@Nullable NoticeId id, Command<Notice> command) {
        return work -> {
            var before = id == null ? null : Editing.find(work, id);
            var after = command.run(work);
            return new Foreseen(before, after, null, Coming.of(work.store(), after, work.now()));
        };
    }

    /** The same of one that comes with an order. */
    public static Command<Foreseen> ordered(@Nullable NoticeId id, AndTell command) {
        return work -> {
            var before = id == null ? null : Editing.find(work, id);
            var ordered = command.run(work);
            var coming = Coming.of(work.store(), ordered.notice(), work.now());
            return new Foreseen(before, ordered.notice(), ordered.telling(), coming);
        };
    }

    /** What is to come of a notice that nobody touches; empty when there is none of that id. */
    public static Optional<Foreseen> untouched(Transaction store, NoticeId id) {
        return store.notices()
                .find(id, Audience.PUBLIC, true)
                .map(it -> new Foreseen(it, it, null, Coming.of(store, it, Instant.EPOCH)));
    }

    /** Why everybody would hear of the step; empty when only those do who are new to it. */
    Optional<Occasion> said() {
        if (after.draft()) {
            return Optional.empty();
        }
        if (before == null || before.draft()) {
            return Optional.of(Occasion.POSTED);
        }
        var known = before.updates().stream().map(Update::id).collect(Collectors.toSet());
        return after.updates().stream()
                .filter(each -> !known.contains(each.id()))
                .findFirst()
                .map(each -> Occasions.of(after, each, after.state()));
    }
}
