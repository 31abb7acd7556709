package dev.candor.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant: the known word with the fewest changed letters. */
public final class Nearest {
    private static final int LONGEST = 100;
    private static final int MOST_LISTED = 40;

    private Nearest() {}

    /**
     * The known word nearest to the one given, or empty when none is near: more than a third of its
     * letters would have to change. Letter case does not count.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        var lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(lower, each)))
                .filter(best -> distance(lower, best) <= allowed(lower, best));
    }

    /** A clause that proposes the nearest word, or else lists what there is when it is little. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(best -> "did you mean '" + best + "'?")
                .orElseGet(() ->
                        known.isEmpty() || known.size() > MOST_LISTED
                                ? ""
                                : "use one of: " + String.join(", ", known));
    }

    private static int allowed(String word, String candidate) {
        return Math.max(1, Math.max(word.length(), candidate.length()) / 3);
    }

    /**
     * The optimal string alignment distance: insertions, deletions, replacements and swaps of two
     * neighbours.
     */
    static int distance(String one, String candidate) {
        var other = candidate.toLowerCase(Locale.ROOT);
        var rows = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cell(int[][] rows, String one, String other, int i, int j) {
        var replace = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var best =
                Math.min(
                        rows[i - 1][j - 1] + replace,
                        Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1));
        var swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
