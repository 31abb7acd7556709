package dev.candor.publish.view;

import dev.candor.model.Level;
import dev.candor.text.Levels;

import java.util.Locale;

/**
 * A level as it stands on a page: colour never without shape and word.
 *
 * @param style the style class that colours it, and the name of its shape
 * @param word what it is called
 */
public record LevelView(String style, String word) {
    /** How that level is shown, with its usual word. */
    public static LevelView of(Level level, Locale locale) {
        return new LevelView(style(level), Levels.word(level, locale));
    }

    private static String style(Level level) {
        return switch (level) {
            case OPERATIONAL -> "up";
            case UNKNOWN -> "unknown";
            case UNDER_MAINTENANCE -> "maintenance";
            case DEGRADED_PERFORMANCE -> "degraded";
            case PARTIAL_OUTAGE -> "partial";
            case MAJOR_OUTAGE -> "major";
        };
    }
}
