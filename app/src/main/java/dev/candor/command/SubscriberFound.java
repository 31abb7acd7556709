package dev.candor.command;

import dev.candor.model.Problem;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;

/** Finds subscribers for commands. */
final class SubscriberFound {
    private SubscriberFound() {}

    /**
     * @throws Rejected as not found
     */
    static Subscriber of(Work work, SubscriberId id) {
        return work.store()
                .subscribers()
                .find(id)
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.NOT_FOUND,
                                new Problem(
                                        "",
                                        "there is no subscriber " + id,
                                        "list the subscribers to find its id")));
    }
}
