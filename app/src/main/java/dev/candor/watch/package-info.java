/** The engine: schedule, probe, judge, command; results are stored in batches beside. */
@NullMarked
package dev.candor.watch;

import org.jspecify.annotations.NullMarked;
