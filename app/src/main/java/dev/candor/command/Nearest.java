package dev.candor.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the valid name that somebody probably meant. */
public final class Nearest {
    private static final int LONGEST = 120;

    private Nearest() {}

    /**
     * The candidate with the fewest edits from {@code name} (Levenshtein distance), if it is near
     * enough to be meant: at most a third of its length, and at least two edits are forgiven.
     */
    public static Optional<String> to(String name, Collection<String> candidates) {
        var shortened = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return candidates.stream()
                .map(candidate -> new Scored(candidate, distance(shortened, candidate)))
                .filter(each -> each.distance <= Math.max(2, each.name.length() / 3))
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .map(Scored::name);
    }

    /** A hint for a problem: what was probably meant, else {@code otherwise}. */
    public static String hint(String name, Collection<String> candidates, String otherwise) {
        return to(name, candidates).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
    }

    private static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        for (var j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var current = new int[other.length() + 1];
            current[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private record Scored(String name, int distance) {}
}
