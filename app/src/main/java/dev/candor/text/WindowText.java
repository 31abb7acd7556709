package dev.candor.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A window of time in words, in pieces that may stand apart.
 *
 * @param local by the page's zone: {@code 12:35–12:55 PST}; for one that lasts, all of it: {@code
 *     since 14:44 PST (22:44 UTC)}
 * @param utc by UTC: {@code 20:35–20:55 UTC}; empty where {@code local} says it
 * @param duration how long: {@code 20 min}; empty while it lasts, and for a single moment
 */
public record WindowText(String local, String utc, String duration) {
    /** All pieces in one line: {@code 12:35–12:55 PST · 20:35–20:55 UTC · 20 min}. */
    public String line() {
        return Stream.of(local, utc, duration)
                .filter(piece -> !piece.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
