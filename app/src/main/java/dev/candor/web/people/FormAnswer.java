package dev.candor.web.people;

import dev.candor.publish.SecurityPolicy;
import dev.candor.web.api.ApiAnswer;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers of forms: never stored, never found by searching, and no address of theirs told on. */
final class FormAnswer {
    private static final Map<String, String> HEADERS =
            Map.of(
                    "content-type",
                    "text/html; charset=utf-8",
                    "content-security-policy",
                    SecurityPolicy.WITH_FORM,
                    "referrer-policy",
                    "no-referrer",
                    "x-robots-tag",
                    "noindex");

    private FormAnswer() {}

    static ApiAnswer html(int status, byte[] body) {
        return new ApiAnswer(status, HEADERS, body);
    }

    /** One line for a program. */
    static ApiAnswer text(int status, String line) {
        return new ApiAnswer(status, HEADERS, (line + "\n").getBytes(StandardCharsets.UTF_8))
                .with("content-type", "text/plain; charset=utf-8");
    }

    /** On to another page, which is asked for with GET. */
    static ApiAnswer seeOther(String path) {
        return text(303, "Go on at " + path).with("location", path);
    }
}
