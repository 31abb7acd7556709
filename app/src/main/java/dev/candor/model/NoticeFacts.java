package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/**
 * What an entry says of itself beside its times, its components and what was said of it. Each fact
 * may be missing.
 *
 * @param symptom what customers see, in their terms ("error 503"); at most 500 characters
 * @param notAffected what works as usual, stated; at most 1,000 characters
 * @param data what became of customers' data
 * @param action what customers can do
 * @param nextUpdate by when they hear more
 * @param detection who saw it first
 * @param cause what sort of thing brought it about
 * @param work how a maintenance came about
 * @param expected what a maintenance is expected to do
 * @param recoveryPlan what is done if a maintenance goes wrong: Markdown, at most 5,000 characters
 * @param preparation what is done before a maintenance; at most 30 lines
 * @param zones zones in which its times are shown beside the page's; at most 8
 * @param part which part of a series it is
 * @param recurrence how a maintenance comes again
 */
public record NoticeFacts(
        @Nullable String symptom,
        @Nullable String notAffected,
        @Nullable DataImpact data,
        @Nullable CustomerAction action,
        @Nullable UpdatePromise nextUpdate,
        @Nullable Detection detection,
        @Nullable CauseClass cause,
        @Nullable WorkKind work,
        @Nullable ExpectedImpact expected,
        @Nullable String recoveryPlan,
        List<String> preparation,
        List<ZoneId> zones,
        @Nullable SeriesPart part,
        @Nullable Recurrence recurrence) {
    /** The longest symptom line, in characters. */
    public static final int LONGEST_SYMPTOM = 500;

    /** The longest statement of what is not affected, in characters. */
    public static final int LONGEST_NOT_AFFECTED = 1_000;

    /** The longest recovery plan, in characters. */
    public static final int LONGEST_RECOVERY_PLAN = 5_000;

    /** The most lines of preparation. */
    public static final int MOST_PREPARATION = 30;

    /** The longest line of preparation, in characters. */
    public static final int LONGEST_PREPARATION = 300;

    /** The most zones of an entry, or of a page. */
    public static final int MOST_ZONES = 8;

    /** Nothing is said. */
    public static final NoticeFacts NONE =
            new NoticeFacts(
                    null, null, null, null, null, null, null, null, null, null, List.of(),
                    List.of(), null, null);

    /**
     * @throws IllegalArgumentException when a text is blank or too long, or there are too many of
     *     something; the message says which
     */
    public NoticeFacts {
        check("symptom", symptom, LONGEST_SYMPTOM);
        check("statement of what is not affected", notAffected, LONGEST_NOT_AFFECTED);
        check("recovery plan", recoveryPlan, LONGEST_RECOVERY_PLAN);
        preparation = List.copyOf(preparation);
        preparation.forEach(each -> check("line of preparation", each, LONGEST_PREPARATION));
        zones = List.copyOf(zones);
        if (preparation.size() > MOST_PREPARATION) {
            throw new IllegalArgumentException("a preparation has at most 30 lines");
        }
        if (zones.size() > MOST_ZONES || zones.stream().distinct().count() != zones.size()) {
            throw new IllegalArgumentException("an entry has at most 8 zones, each once");
        }
    }

    /** The same with another promise, or none. */
    public NoticeFacts withNextUpdate(@Nullable UpdatePromise promise) {
        return new NoticeFacts(
                symptom,
                notAffected,
                data,
                action,
                promise,
                detection,
                cause,
                work,
                expected,
                recoveryPlan,
                preparation,
                zones,
                part,
                recurrence);
    }

    /** The same with another recurrence, or none. */
    public NoticeFacts withRecurrence(@Nullable Recurrence other) {
        return new NoticeFacts(
                symptom,
                notAffected,
                data,
                action,
                nextUpdate,
                detection,
                cause,
                work,
                expected,
                recoveryPlan,
                preparation,
                zones,
                part,
                other);
    }

    static void check(String what, @Nullable String text, int longest) {
        if (text != null && (text.isBlank() || text.length() > longest)) {
            throw new IllegalArgumentException(
                    "a " + what + " has 1 to " + longest + " characters");
        }
    }
}
