package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource.Outcome;
import dev.candor.model.PageId;

/**
 * Keeps what came of asking a database for customers when that changes none of them. Not
 * journalled: the audience is as it was. Answers whether it is other news than the last time.
 *
 * @param page of which page
 * @param audience its name
 * @param detail why it was not taken, without personal data; may be empty
 */
public record RecordAsked(PageId page, Audience audience, Outcome outcome, String detail)
        implements Command<Boolean> {
    @Override
    public Boolean run(Work work) {
        var port = work.store().audienceSources();
        var before = port.find(page, audience);
        if (before.isEmpty()) {
            return false;
        }
        var next =
                outcome == Outcome.TAKEN
                        ? before.get().taken(work.now())
                        : before.get().without(outcome, detail, work.now());
        port.asked(page, next);
        return before.get().outcome() != next.outcome()
                || !before.get().detail().equals(next.detail());
    }
}
