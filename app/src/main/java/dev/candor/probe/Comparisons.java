package dev.candor.probe;

import dev.candor.model.Condition.Comparison;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Comparisons of numbers and texts. Pure, and bounded even for a hostile text. */
final class Comparisons {
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_NUMBER = 40;

    private Comparisons() {}

    /**
     * Whether a comparison holds.
     *
     * @param order less than, equal to or greater than 0 as the value is to what was expected
     */
    static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case CONTAINS, NOT_CONTAINS, MATCHES -> false;
        };
    }

    /**
     * Whether a comparison holds for a text. Both are compared as numbers when both are; an order
     * that needs numbers does not hold without them.
     */
    static boolean holds(Comparison comparison, String value, String expected) {
        return switch (comparison) {
            case CONTAINS -> value.contains(expected);
            case NOT_CONTAINS -> !value.contains(expected);
            case MATCHES -> matches(value, expected);
            case EQUAL -> value.equals(expected) || order(value, expected).orElse(1) == 0;
            case NOT_EQUAL -> !value.equals(expected) && order(value, expected).orElse(1) != 0;
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                    order(value, expected).map(order -> holds(comparison, order)).orElse(false);
        };
    }

    private static Optional<Integer> order(String value, String expected) {
        if (value.length() > LONGEST_NUMBER || expected.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.strip()).compareTo(new BigDecimal(expected)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean matches(String value, String expression) {
        try {
            return Pattern.compile(expression).matcher(new BoundedText(value)).find();
        } catch (PatternSyntaxException | BoundedText.TooManySteps | StackOverflowError _) {
            // An expression that needs too long for this text has not been found in it.
            return false;
        }
    }

    /** The sign before an expected value; none for equality. */
    static String sign(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "";
            case NOT_EQUAL -> "something other than ";
            case LESS -> "< ";
            case AT_MOST -> "<= ";
            case GREATER -> "> ";
            case AT_LEAST -> ">= ";
            case CONTAINS -> "it to contain ";
            case NOT_CONTAINS -> "it not to contain ";
            case MATCHES -> "it to match ";
        };
    }

    /** In quotation marks, on one line, not too long. */
    static String quoted(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return "\""
                + (line.length() <= LONGEST_QUOTE
                        ? line
                        : line.substring(0, LONGEST_QUOTE - 1) + "…")
                + "\"";
    }
}
