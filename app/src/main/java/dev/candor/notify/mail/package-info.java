/** The channel of e-mail: words into messages, messages to relays. */
@NullMarked
package dev.candor.notify.mail;

import org.jspecify.annotations.NullMarked;
