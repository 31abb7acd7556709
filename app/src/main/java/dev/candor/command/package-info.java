/** Every state change: validate, apply, journal. And the timekeeper. */
@NullMarked
package dev.candor.command;

import org.jspecify.annotations.NullMarked;
