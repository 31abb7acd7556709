package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;

/**
 * Changes what a subscriber wants to hear, and how.
 *
 * @param id who
 * @param wanted all of it
 */
public record ChangePreferences(SubscriberId id, Preferences wanted)
        implements Command<Subscriber> {
    /**
     * @throws Rejected as not found; or as invalid, with every problem
     */
    @Override
    public Subscriber run(Work work) {
        var before = SubscriberFound.of(work, id);
        var problems = new Problems();
        new PreferencesValidation(problems, work, before.page()).check(wanted);
        problems.refuseIfAny();
        if (before.preferences().equals(wanted)) {
            return before;
        }
        var after = before.with(wanted, work.now());
        work.store().subscribers().replace(after);
        work.journal(new Event.SubscriptionChanged(id, after.state()));
        return after;
    }
}
