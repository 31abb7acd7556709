package dev.candor.text;

import dev.candor.model.Level;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Levels in words, and the one sentence that says how everything is. */
public final class Levels {
    private Levels() {}

    /**
     * How one component stands.
     *
     * @param name as people read it
     * @param level how much of it is affected
     */
    public record Standing(String name, Level level) {}

    /** {@code Working}, {@code Partial outage} … */
    public static String word(Level level, Locale locale) {
        return Words.of(locale).level(level);
    }

    /** The same in a line of text: {@code working}, {@code partial outage} … */
    public static String lowerCaseWord(Level level, Locale locale) {
        return Words.of(locale).levelInLine(level);
    }

    /**
     * How everything is, by the worst level there is: {@code All systems are working.}, {@code Some
     * systems are down.}; a component that alone has the worst level is named: {@code app is down.}
     *
     * @param standings the components at the top of the page
     */
    public static String overall(List<Standing> standings, Locale locale) {
        var words = Words.of(locale);
        var worst = standings.stream().map(Standing::level).max(Comparator.naturalOrder());
        if (worst.isEmpty()) {
            return words.nothingShown();
        }
        var level = worst.get();
        var worstOnes = standings.stream().filter(each -> each.level() == level).toList();
        if (level == Level.OPERATIONAL) {
            return words.all(level);
        }
        if (worstOnes.size() == 1) {
            return words.only(worstOnes.getFirst().name(), level);
        }
        return worstOnes.size() == standings.size() ? words.all(level) : words.some(level);
    }
}
