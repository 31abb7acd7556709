/** Clocks as parameters, intervals, zones and back-off. */
@NullMarked
package dev.candor.time;

import org.jspecify.annotations.NullMarked;
