package dev.candor.model;

import java.util.regex.Pattern;

/** The shapes that identifiers may have; each identifier type names the shape that it follows. */
final class Identifiers {
    private static final int LONGEST = 120;
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");
    private static final int TOKEN = 12;

    private Identifiers() {}

    /** Chosen by people: lower-case words joined by {@code . _ -}, levels joined by {@code /}. */
    static String path(String value, String what) {
        if (value.length() > LONGEST || !PATH.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what
                            + " '"
                            + value
                            + "' must be at most 120 characters of a-z, 0-9, '.', '_' and '-',"
                            + " begin with a letter or digit, and may have levels joined by '/'");
        }
        return value;
    }

    /** Made by the program: twelve characters of a-z and 0-9. */
    static String token(String value, String what) {
        if (!isToken(value)) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' must be twelve characters of a-z and 0-9");
        }
        return value;
    }

    private static boolean isToken(String value) {
        for (var i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (!(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9')) {
                return false;
            }
        }
        return value.length() == TOKEN;
    }
}
