package dev.candor.model;

import java.util.Comparator;
import java.util.List;

/** The arithmetic behind {@link Requirement}. */
final class Requirements {
    private Requirements() {}

    /** A plain group: what all share, else partial as soon as one part is without service. */
    static Level summary(List<Level> parts) {
        if (parts.isEmpty()) {
            return Level.OPERATIONAL;
        }
        var best = parts.stream().min(Comparator.naturalOrder()).orElseThrow();
        var worst = parts.stream().max(Comparator.naturalOrder()).orElseThrow();
        if (best == worst) {
            return worst;
        }
        if (worst == Level.MAJOR_OUTAGE) {
            return Level.PARTIAL_OUTAGE;
        }
        return worst == Level.UNKNOWN ? Level.OPERATIONAL : worst;
    }

    /** The level of the {@code needed}-th best part: the weakest one that is still leaned on. */
    static Level atLeast(int needed, List<Level> parts) {
        if (parts.isEmpty()) {
            return Level.OPERATIONAL;
        }
        var best = parts.stream().sorted().toList();
        return best.get(Math.min(needed, best.size()) - 1);
    }
}
