package dev.candor.web.http;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What a client would rather have, by its Accept header (RFC 9110 §12.5.1). */
public final class Accepts {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final int MOST_RANGES = 64;

    private Accepts() {}

    /**
     * Whether it would rather have JSON than HTML: both have their quality, and JSON must be named
     * and have the greater one.
     *
     * @param header the field's value, or null when there is none
     */
    public static boolean json(@Nullable String header) {
        if (header == null) {
            return false;
        }
        var json = 0.0;
        var html = 0.0;
        for (var range : header.toLowerCase(Locale.ROOT).split(",", MOST_RANGES)) {
            var parts = range.split(";", MOST_RANGES);
            var type = parts[0].strip();
            if (type.equals(JSON)) {
                json = quality(parts);
            } else if (type.equals(HTML)) {
                html = quality(parts);
            }
        }
        return json > html;
    }

    private static double quality(String[] parts) {
        for (var i = 1; i < parts.length; i++) {
            var part = parts[i].strip();
            if (part.startsWith("q=")) {
                var digits = part.substring(2).strip();
                return digits.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(digits) : 0;
            }
        }
        return 1;
    }
}
