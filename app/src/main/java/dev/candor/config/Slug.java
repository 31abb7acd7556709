package dev.candor.config;

import java.util.Locale;

/** Makes an identifier out of what somebody wrote where one was wanted. */
final class Slug {
    private Slug() {}

    /** A clause that proposes the nearest identifier, or nothing when no letter is left. */
    static String hint(String text) {
        var slug =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._/-]+", "-")
                        .replaceAll("(^|/)[^a-z0-9]+", "$1")
                        .replaceAll("[-/]+$", "");
        return slug.isEmpty() || slug.length() > 60 ? "" : "write '" + slug + "', for example";
    }
}
