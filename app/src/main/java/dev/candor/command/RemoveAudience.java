package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Event;
import dev.candor.model.PageId;
import dev.candor.model.Problem;

/**
 * Takes an audience out, with all its customers. What they were told stays in the deliveries.
 *
 * @param page of which page
 * @param audience its name
 */
public record RemoveAudience(PageId page, Audience audience) implements Command<Long> {
    /**
     * @return how many customers there were
     * @throws Rejected as not found; as a conflict while a database is asked for its customers
     */
    @Override
    public Long run(Work work) {
        if (work.store().audienceSources().find(page, audience).isPresent()) {
            throw ReplaceAudience.ofDatabase(audience);
        }
        var removed = work.store().audiences().remove(page, audience);
        if (removed < 0) {
            throw new Rejected(
                    Rejected.Cause.NOT_FOUND,
                    new Problem(
                            "",
                            "there is no audience '" + audience + "'",
                            "'candor audience list' shows all"));
        }
        work.journal(new Event.AudienceRemoved(audience));
        return removed;
    }
}
