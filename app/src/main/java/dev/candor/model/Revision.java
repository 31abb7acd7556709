package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A published fact that was changed: what was stated before stays on record, and on the page.
 *
 * @param at when it was changed
 * @param before what was stated until then
 * @param reason why, or null when nobody said
 */
public record Revision(Instant at, Before before, @Nullable String reason) {
    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    /**
     * @throws IllegalArgumentException when the reason is blank or too long
     */
    public Revision {
        NoticeFacts.check("reason", reason, LONGEST_REASON);
    }

    /** What was stated before. */
    public sealed interface Before {
        /** The title. */
        record Title(String title) implements Before {}

        /** What it said of each component. */
        record Impacts(List<Impact> impacts) implements Before {}

        /** When it had happened. */
        record Windows(List<Window> windows) implements Before {}

        /** When it was meant to happen, or null for no plan. */
        record Plan(@Nullable Planned planned) implements Before {}

        /** What became of data, or null when nothing was said of it. */
        record Data(@Nullable DataImpact data) implements Before {}

        /** What was expected, or null when nothing was said of it. */
        record Expected(@Nullable ExpectedImpact expected) implements Before {}

        /** One of the texts, or null when it was not there. */
        record Text(TextFact fact, @Nullable String text) implements Before {}

        /** The words of an update. */
        record Said(UpdateId update, String body) implements Before {}
    }

    /** The facts that are texts. */
    public enum TextFact {
        /** What customers see. */
        SYMPTOM,
        /** What works as usual. */
        NOT_AFFECTED,
        /** What customers can do. */
        ACTION,
        /** What is done if it goes wrong. */
        RECOVERY_PLAN;

        /** The name in API and history files: {@code not_affected}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
