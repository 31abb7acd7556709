package dev.candor.publish;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * How fresh the page is: {@code /as-of.json}, for the page's own script, for mirrors and for
 * whoever watches the watcher.
 *
 * @param version what is shown now; another one means that something that is shown has changed
 * @param asOf when the data is from: the last instant at which the store was read
 * @param asOfWords the same for people, in the page's zone and in UTC
 * @param now when this document was written, every ten seconds; add the time since then
 * @param oldestVerdict when the check that was looked at longest ago was looked at; empty when
 *     there are no checks
 * @param state the state of everything, as a level's name
 * @param sentence the same in words
 */
record AsOf(
        String version,
        Instant asOf,
        String asOfWords,
        Instant now,
        Optional<Instant> oldestVerdict,
        String state,
        String sentence) {
    /** After how long a visitor's page asks again. */
    static final Duration NEXT_REFRESH = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Document document() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("version", version);
        fields.put("as_of", asOf.toString());
        fields.put("as_of_words", asOfWords);
        fields.put("now", now.toString());
        fields.put(
                "oldest_verdict_age_seconds",
                oldestVerdict
                        .map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                        .orElse(null));
        fields.put("next_refresh_seconds", NEXT_REFRESH.toSeconds());
        fields.put("state", state);
        fields.put("sentence", sentence);
        return Documents.of(
                "application/json", JSON.writeValueAsBytes(fields), Documents.NOT_STORED);
    }
}
