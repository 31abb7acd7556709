/** Due-time arithmetic, phase and the run loop: when each check runs. */
@NullMarked
package dev.candor.schedule;

import org.jspecify.annotations.NullMarked;
