package dev.candor.notify.hook;

import dev.candor.model.channel.Body;

import java.util.List;
import java.util.Optional;

/** What is known of those who gave an address for programs. Thread-safe. */
@FunctionalInterface
public interface WebhookSubscribers {
    /**
     * How requests to a subscriber are made.
     *
     * @param secrets the one that holds and, while it is being changed, the one before; never empty
     * @param shape the shape of the document
     */
    record Terms(List<String> secrets, Body.Document shape) {
        public Terms {
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * Those of a recipient, or empty when there is no such subscriber any more.
     *
     * @param recipient the recipient's key
     */
    Optional<Terms> of(String recipient);
}
