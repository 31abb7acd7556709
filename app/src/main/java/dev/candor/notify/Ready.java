package dev.candor.notify;

import dev.candor.model.Message;
import dev.candor.store.Owed;

import java.time.Instant;

/**
 * A delivery that was taken and is not begun.
 *
 * @param owed the delivery as it was leased
 * @param message what it tells
 * @param until when the lease ends
 */
record Ready(Owed owed, Message message, Instant until) {}
