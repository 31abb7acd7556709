package dev.candor.notify;

import dev.candor.model.Delivery;
import dev.candor.model.Told;

/** Where the signed links of a message come from. Pure, thread-safe. */
public interface LinkSource {
    /** The links that go with this delivery; the same at each attempt. */
    Links of(Delivery delivery, Told told);
}
