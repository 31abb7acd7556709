/** What comes back: reports of undeliverable messages and complaints, taken in and understood. */
@NullMarked
package dev.candor.notify.bounce;

import org.jspecify.annotations.NullMarked;
