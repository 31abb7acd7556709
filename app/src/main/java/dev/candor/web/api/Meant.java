package dev.candor.web.api;

import java.util.Collection;
import java.util.Comparator;

/** Says which valid word somebody probably meant. */
final class Meant {
    private static final int LONGEST = 60;
    private static final int FEWEST_FORGIVEN = 2;

    private Meant() {}

    /** A question with the nearest of the valid words, else all of them. */
    static String hint(String word, Collection<String> valid) {
        return valid.stream()
                .filter(each -> word.length() <= LONGEST && isNear(word, each))
                .min(Comparator.comparingInt(each -> distance(word, each)))
                .map(each -> "did you mean '" + each + "'?")
                .orElseGet(() -> "use one of: " + String.join(", ", valid));
    }

    /** The word, short enough to be repeated in a sentence. */
    static String quoted(String word) {
        return "'" + (word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…") + "'";
    }

    private static boolean isNear(String word, String valid) {
        return (word.length() > 2 && valid.startsWith(word))
                || distance(word, valid) <= Math.max(FEWEST_FORGIVEN, valid.length() / 3);
    }

    /** How many letters must be changed, added or removed (Levenshtein). */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(before[j - 1] + same, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
