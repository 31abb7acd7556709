package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Problem;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;

/**
 * Confirms, pauses, resumes, ends or quarantines a subscription. To ask for the state that it is in
 * changes nothing. One that is taken out of quarantine is written to again; whoever pauses or
 * leaves is not sent either what was waiting for them.
 *
 * @param id which
 * @param to the state wanted
 */
public record MoveSubscription(SubscriberId id, State to) implements Command<Subscriber> {
    /**
     * @throws Rejected as not found; as a conflict when what was never confirmed is to be paused or
     *     quarantined, or something is to be unconfirmed again
     */
    @Override
    public Subscriber run(Work work) {
        var before = SubscriberFound.of(work, id);
        if (before.state() == to) {
            return before;
        }
        var wasNeverTold = before.state() == State.UNCONFIRMED && to == State.PAUSED;
        if (to == State.UNCONFIRMED || wasNeverTold) {
            throw new Rejected(
                    Rejected.Cause.CONFLICT,
                    new Problem(
                            "/state",
                            "a subscription that is "
                                    + before.state().wireName()
                                    + " cannot become "
                                    + to.wireName(),
                            to == State.UNCONFIRMED ? "end it instead" : "confirm it first"));
        }
        var after = before.in(to, work.now());
        work.store().subscribers().replace(after);
        work.journal(new Event.SubscriptionChanged(id, to));
        Departed.giveUp(work, after);
        if (before.state() == State.QUARANTINED && to == State.ACTIVE) {
            QuarantinedSubscriptions.end(work, id);
        }
        return after;
    }
}
