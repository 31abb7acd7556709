package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.AudienceSource.Outcome;
import dev.candor.model.PageId;

/**
 * Keeps what came of asking a database for customers when that changes none of them. Not
 * journalled: the audience is as it was. When it is other news than the last time, it looks whether
 * operators are to be alerted, and answers that it is.
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
        return keep(work, page, before.get(), next);
    }

    /** Keeps it; whether it is news. */
    static boolean keep(Work work, PageId page, AudienceSource before, AudienceSource next) {
        work.store().audienceSources().asked(page, next);
        var isNews = before.outcome() != next.outcome() || !before.detail().equals(next.detail());
        if (isNews && (before.isFailing() || next.isFailing())) {
            new SettleAlerts(work).run();
        }
        return isNews;
    }
}
