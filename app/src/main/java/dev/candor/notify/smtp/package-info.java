/** Hands messages to relays over SMTP (RFC 5321). */
@NullMarked
package dev.candor.notify.smtp;

import org.jspecify.annotations.NullMarked;
