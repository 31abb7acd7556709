package dev.candor.publish.statuspage;

import dev.candor.model.Level;

import java.util.List;

/**
 * The overall state, computed from leaf components alone, as Statuspage does: an open incident does
 * not change it while all components work.
 *
 * @param indicator {@code none}, {@code minor}, {@code major}, {@code critical} or {@code
 *     maintenance}
 * @param description the same for people
 */
record StatuspageBanner(String indicator, String description) {
    private static final StatuspageBanner FINE =
            new StatuspageBanner("none", "All Systems Operational");
    private static final StatuspageBanner MAINTENANCE =
            new StatuspageBanner("maintenance", "Service Under Maintenance");
    private static final StatuspageBanner PARTLY_DEGRADED =
            new StatuspageBanner("minor", "Partially Degraded Service");
    private static final StatuspageBanner PARTIAL =
            new StatuspageBanner("major", "Partial System Outage");
    private static final StatuspageBanner MAJOR =
            new StatuspageBanner("critical", "Major System Outage");

    static StatuspageBanner of(List<Level> leaves) {
        return leaves.size() == 1 ? ofOne(leaves.getFirst()) : ofSeveral(leaves);
    }

    private static StatuspageBanner ofOne(Level level) {
        return switch (level) {
            case OPERATIONAL, UNKNOWN -> FINE;
            case UNDER_MAINTENANCE -> MAINTENANCE;
            case DEGRADED_PERFORMANCE -> PARTLY_DEGRADED;
            case PARTIAL_OUTAGE -> PARTIAL;
            case MAJOR_OUTAGE -> MAJOR;
        };
    }

    private static StatuspageBanner ofSeveral(List<Level> levels) {
        if (levels.isEmpty()) {
            return FINE;
        }
        if (all(levels, Level.MAJOR_OUTAGE)) {
            return MAJOR;
        }
        if (levels.contains(Level.MAJOR_OUTAGE) || all(levels, Level.PARTIAL_OUTAGE)) {
            return PARTIAL;
        }
        if (levels.contains(Level.PARTIAL_OUTAGE)) {
            return new StatuspageBanner("minor", "Minor Service Outage");
        }
        if (all(levels, Level.DEGRADED_PERFORMANCE)) {
            return new StatuspageBanner("minor", "Degraded System Service");
        }
        if (levels.contains(Level.DEGRADED_PERFORMANCE)) {
            return PARTLY_DEGRADED;
        }
        return levels.contains(Level.UNDER_MAINTENANCE) ? MAINTENANCE : FINE;
    }

    private static boolean all(List<Level> levels, Level wanted) {
        return levels.stream().allMatch(level -> level == wanted);
    }
}
