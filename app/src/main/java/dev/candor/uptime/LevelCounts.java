package dev.candor.uptime;

import dev.candor.model.Level;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many things have each level just now. Confined to one thread. */
final class LevelCounts {
    /** Without the levels that nothing has, so that equal counts are equal maps. */
    private final EnumMap<Level, Integer> counts = new EnumMap<>(Level.class);

    void add(Level level) {
        counts.merge(level, 1, Integer::sum);
    }

    void remove(Level level) {
        counts.computeIfPresent(level, (_, count) -> oneLess(count));
    }

    void change(Level level, boolean begins) {
        if (begins) {
            add(level);
        } else {
            remove(level);
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    boolean has(Level level) {
        return counts.containsKey(level);
    }

    boolean anyFault() {
        return worst().isFault();
    }

    /** The worst level that anything has; operational when there is nothing. */
    Level worst() {
        return counts.keySet().stream().reduce(Level.OPERATIONAL, Level::worse);
    }

    /** Each thing's level, in rising order. */
    List<Level> levels() {
        var levels = new ArrayList<Level>();
        counts.forEach((level, count) -> levels.addAll(Collections.nCopies(count, level)));
        return levels;
    }

    /** The counts themselves, equal when and only when {@link #levels} are. */
    Map<Level, Integer> key() {
        return Map.copyOf(counts);
    }

    private static @Nullable Integer oneLess(int count) {
        return count == 1 ? null : count - 1;
    }
}
