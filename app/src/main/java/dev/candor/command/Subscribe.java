package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.Consent;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;

/**
 * Somebody wants an address to be told. Unless the operator vouches for it, the address itself is
 * asked first, by a message that the journal's entry leads to. An address that is told already is
 * reminded of that instead, and nothing of it changes: a stranger may have asked. Each of them is
 * journalled, also that an address in quarantine was asked for, to which nothing is sent: an answer
 * that waits for no disk would tell the stranger apart what the page keeps to itself.
 *
 * @param page what it is about
 * @param draft what was asked for
 */
public record Subscribe(PageId page, NewSubscription draft) implements Command<Subscriber> {
    /** On the first page. */
    public Subscribe(NewSubscription draft) {
        this(PageId.MAIN, draft);
    }

    /**
     * @throws Rejected as invalid, with every problem; as a conflict when the operator vouches for
     *     an address that is told already
     */
    @Override
    public Subscriber run(Work work) {
        var problems = new Problems();
        new PreferencesValidation(problems, work, page).check(draft.preferences());
        problems.refuseIfAny();
        StaleSubscriptions.forget(work);
        var known = work.store().subscribers().find(page, draft.address());
        if (known.isEmpty()) {
            return add(work);
        }
        return switch (known.get().state()) {
            case UNCONFIRMED, ENDED -> again(work, known.get());
            case ACTIVE, PAUSED -> known(work, known.get());
            case QUARANTINED ->
                    draft.confirmed() ? again(work, known.get()) : known(work, known.get());
        };
    }

    private Subscriber add(Work work) {
        var fresh =
                new Subscriber(
                        new SubscriberId(work.ids().next()),
                        page,
                        draft.address(),
                        draft.confirmed() ? State.ACTIVE : State.UNCONFIRMED,
                        draft.preferences(),
                        consent(work),
                        1,
                        work.now(),
                        work.now(),
                        draft.confirmed() ? work.now() : null,
                        null);
        work.store().subscribers().add(fresh);
        return journalled(work, fresh);
    }

    private Subscriber again(Work work, Subscriber before) {
        var after =
                new Subscriber(
                        before.id(),
                        page,
                        before.address(),
                        draft.confirmed() ? State.ACTIVE : State.UNCONFIRMED,
                        draft.preferences(),
                        consent(work),
                        before.secretVersion(),
                        before.createdAt(),
                        work.now(),
                        draft.confirmed() ? work.now() : null,
                        null);
        work.store().subscribers().replace(after);
        if (before.state() == State.QUARANTINED) {
            QuarantinedSubscriptions.end(work, before.id());
        }
        return journalled(work, after);
    }

    private Subscriber known(Work work, Subscriber before) {
        if (draft.confirmed()) {
            throw new Rejected(
                    Rejected.Cause.CONFLICT,
                    new Problem(
                            "/address",
                            "this address is subscribed already, as " + before.id(),
                            "change that subscription"));
        }
        work.journal(new Event.SubscriptionAsked(before.id(), true));
        return before;
    }

    private Consent consent(Work work) {
        return new Consent(draft.how(), draft.from(), work.now());
    }

    private static Subscriber journalled(Work work, Subscriber after) {
        work.journal(
                after.state() == State.ACTIVE
                        ? new Event.SubscriptionChanged(after.id(), after.state())
                        : new Event.SubscriptionAsked(after.id(), false));
        return after;
    }
}
