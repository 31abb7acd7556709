/** Channels as data: providers, what they are sent, and what their answers mean. */
@NullMarked
package dev.candor.model.channel;

import org.jspecify.annotations.NullMarked;
