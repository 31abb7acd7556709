package dev.candor.cli;

import dev.candor.config.Nearest;

import java.util.Arrays;
import java.util.function.Function;

/** Says that a word is none of those that there are. */
final class Words {
    private Words() {}

    static <T> String unknown(String what, String word, T[] values, Function<T, String> name) {
        var known = Arrays.stream(values).map(name).toList();
        return "'" + word + "' is not a " + what + "; " + Nearest.hint(word, known);
    }
}
