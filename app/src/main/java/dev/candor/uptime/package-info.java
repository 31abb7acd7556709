/** From the ledger to levels over time, and to downtime per component, day and range. Pure. */
@NullMarked
package dev.candor.uptime;

import org.jspecify.annotations.NullMarked;
