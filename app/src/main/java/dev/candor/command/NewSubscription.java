package dev.candor.command;

import dev.candor.model.ContactAddress;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;

/**
 * A subscription as somebody asks for it.
 *
 * @param confirmed whether the operator vouches that the address is theirs and wants this
 * @param how by which way it came
 * @param from whence; see {@link Subscriber.Consent#from}
 */
public record NewSubscription(
        ContactAddress address,
        Preferences preferences,
        boolean confirmed,
        Subscriber.Consent.How how,
        String from) {}
