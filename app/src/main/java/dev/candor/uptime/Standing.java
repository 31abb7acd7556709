package dev.candor.uptime;

import dev.candor.model.Level;

/**
 * How a component stands at an instant.
 *
 * @param spoken whether a person's own word on it counts
 * @param level the level that counts
 * @param possible the worst that it may have been for some of the time, with what came and went;
 *     never better than {@code level}
 * @param maintenanceOverlap whether planned work and a fault cover the same time
 */
record Standing(boolean spoken, Level level, Level possible, boolean maintenanceOverlap) {
    static final Standing WELL = new Standing(false, Level.OPERATIONAL, Level.OPERATIONAL, false);
}
