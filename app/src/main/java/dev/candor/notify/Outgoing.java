package dev.candor.notify;

import dev.candor.model.Recipient;
import dev.candor.model.Told;

/**
 * What a channel is given to send.
 *
 * @param key the same at each attempt: Message-ID, header or body key, so that receivers can drop
 *     doubles
 * @param told what to say
 * @param to to whom, in which language and zone
 * @param links what goes with it
 */
public record Outgoing(String key, Told told, Recipient to, Links links) {}
