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

        /** Whether both are statements of the same fact of an entry. */
        default boolean isOfSameFactAs(Before other) {
            return switch (this) {
                case Text(var fact, var _) -> other instanceof Text text && text.fact() == fact;
                case Said(var update, var _) ->
                        other instanceof Said said && said.update().equals(update);
                case Title _, Impacts _, Windows _, Plan _, Data _, Expected _ ->
                        other.getClass() == getClass();
            };
        }
    }

    /** The facts of which what was stated is kept as a text. */
    public enum TextFact {
        /** What customers see. */
        SYMPTOM,
        /** What works as usual. */
        NOT_AFFECTED,
        /** What customers can do. */
        ACTION,
        /** What is done if it goes wrong. */
        RECOVERY_PLAN,
        /**
         * By when customers should do it: local time and zone, {@code 2026-03-01T12:00
         * Europe/Vienna}.
         */
        DEADLINE,
        /** By when they were to hear more: an instant in ISO 8601. */
        NEXT_UPDATE,
        /** What sort of thing brought it about: the wire name. */
        CAUSE,
        /** Who saw it first: the wire name. */
        DETECTED_BY,
        /** How a maintenance came about: the wire name. */
        WORK,
        /** What is done before a maintenance: a line for each step. */
        PREPARATION;

        /** What an entry states of it, as a revision keeps it; null where that is nothing. */
        public @Nullable String of(NoticeFacts facts) {
            var action = facts.action();
            var promise = facts.nextUpdate();
            return switch (this) {
                case SYMPTOM -> facts.symptom();
                case NOT_AFFECTED -> facts.notAffected();
                case ACTION -> action == null ? null : action.text();
                case DEADLINE ->
                        action == null || action.deadline() == null
                                ? null
                                : action.deadline() + " " + action.zone();
                case RECOVERY_PLAN -> facts.recoveryPlan();
                case PREPARATION ->
                        facts.preparation().isEmpty()
                                ? null
                                : String.join("\n", facts.preparation());
                case WORK -> facts.work() == null ? null : facts.work().wireName();
                case CAUSE -> cause(facts.cause());
                case DETECTED_BY -> facts.detection() == null ? null : facts.detection().wireName();
                case NEXT_UPDATE -> promise == null ? null : promise.at().toString();
            };
        }

        /** That it was not found yet states nothing that could turn out to be wrong. */
        private static @Nullable String cause(@Nullable CauseClass cause) {
            return cause == null || cause == CauseClass.UNKNOWN ? null : cause.wireName();
        }

        /** The name in API and history files: {@code not_affected}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
