/** Telling people: messages, deliveries, channels, subscribers, audiences, alerts. */
@NullMarked
package dev.candor.notify;

import org.jspecify.annotations.NullMarked;
