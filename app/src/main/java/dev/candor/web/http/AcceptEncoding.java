package dev.candor.web.http;

import org.jspecify.annotations.Nullable;

/** Negotiation between a compressed representation and the plain one (RFC 9110 §12.5.3). */
public final class AcceptEncoding {
    private static final int ABSENT = -1;
    private static final int HIGHEST_QUALITY = 1000;

    private AcceptEncoding() {}

    /**
     * Whether gzip is to be sent: it is acceptable, and not less liked than no coding. A field that
     * is absent or malformed asks for no coding, and so does one that allows neither.
     *
     * @param field the value of {@code Accept-Encoding}, or null
     */
    public static boolean prefersGzip(@Nullable String field) {
        if (field == null) {
            return false;
        }
        var gzip = ABSENT;
        var identity = ABSENT;
        var other = ABSENT;
        for (var from = 0; from < field.length(); ) {
            var comma = field.indexOf(',', from);
            var to = comma < 0 ? field.length() : comma;
            var semicolon = field.indexOf(';', from);
            var nameEnd = semicolon < 0 || semicolon > to ? to : semicolon;
            var quality = nameEnd == to ? HIGHEST_QUALITY : quality(field, nameEnd + 1, to);
            if (names(field, from, nameEnd, "gzip") || names(field, from, nameEnd, "x-gzip")) {
                gzip = Math.max(gzip, quality);
            } else if (names(field, from, nameEnd, "identity")) {
                identity = quality;
            } else if (names(field, from, nameEnd, "*")) {
                other = quality;
            }
            from = to + 1;
        }
        var gzipQuality = gzip == ABSENT ? Math.max(other, 0) : gzip;
        // Unnamed, no coding stays acceptable (unless "*" excludes it) but is nobody's first wish.
        var identityQuality = identity == ABSENT ? Math.min(Math.max(other, 0), 1) : identity;
        return gzipQuality > 0 && gzipQuality >= identityQuality;
    }

    private static boolean names(String field, int from, int to, String coding) {
        var start = from;
        var end = to;
        while (start < end && isBlank(field.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(field.charAt(end - 1))) {
            end--;
        }
        return end - start == coding.length()
                && field.regionMatches(true, start, coding, 0, coding.length());
    }

    /** The weight in thousandths; 0, so not acceptable, when it is malformed. */
    private static int quality(String field, int from, int to) {
        var text = field.substring(from, to).strip();
        if (text.length() < 3 || !text.regionMatches(true, 0, "q=", 0, 2)) {
            return 0;
        }
        var digits = text.substring(2);
        var wellFormed = digits.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
        return wellFormed ? (int) Math.round(Double.parseDouble(digits) * HIGHEST_QUALITY) : 0;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }
}
