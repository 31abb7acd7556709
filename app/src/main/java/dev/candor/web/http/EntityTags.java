package dev.candor.web.http;

/** Comparison of entity tags for {@code If-None-Match} (RFC 9110 §8.8.3.2 and §13.1.2). */
public final class EntityTags {
    private EntityTags() {}

    /**
     * Whether the field names the representation, by weak comparison.
     *
     * @param field the value of {@code If-None-Match}: {@code *}, or a list of entity tags; what is
     *     malformed matches nothing
     * @param current the strong entity tag of the representation, with its quotes
     */
    public static boolean matches(String field, String current) {
        if (field.equals(current)) {
            return true;
        }
        var at = skipBlanks(field, 0);
        if (field.startsWith("*", at)) {
            return skipBlanks(field, at + 1) == field.length();
        }
        while (at < field.length()) {
            var open = field.startsWith("W/", at) ? at + 2 : at;
            var close = open < field.length() ? field.indexOf('"', open + 1) : -1;
            if (close < 0 || field.charAt(open) != '"') {
                return false;
            }
            if (close + 1 - open == current.length()
                    && field.regionMatches(open, current, 0, current.length())) {
                return true;
            }
            at = skipBlanks(field, close + 1);
            if (at < field.length() && field.charAt(at) != ',') {
                return false;
            }
            at = skipBlanks(field, at + 1);
        }
        return false;
    }

    private static int skipBlanks(String field, int from) {
        var at = from;
        while (at < field.length() && (field.charAt(at) == ' ' || field.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
