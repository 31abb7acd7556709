package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a message tells: facts, frozen when they happened, in no language yet. Channels make words
 * of it.
 */
public sealed interface Told {
    /** The page in whose name it is told. */
    From from();

    /**
     * The page in whose name something is told.
     *
     * @param name the operator's name as customers know it
     * @param url the page's address, without a trailing slash
     * @param zone the page's zone, for those who have none of their own
     * @param language the BCP 47 tag of the language in which the operator writes
     */
    record From(PageId page, String name, URI url, ZoneId zone, String language) {}

    /**
     * Something of a notice.
     *
     * @param included of the components that the entry names, those that this step was the first to
     *     name. Whom only they touch hears that it was {@link Occasion#WIDENED}, and nobody else
     *     does; everybody else hears what else is told of the step
     */
    record OfNotice(From from, Occasion occasion, Entry entry, Set<ComponentId> included)
            implements Told {
        // A message that an earlier version wrote has none.
        public OfNotice {
            included = Set.copyOf(Objects.requireNonNullElse(included, Set.of()));
        }

        /** Something by which nothing new was named. */
        public OfNotice(From from, Occasion occasion, Entry entry) {
            this(from, occasion, entry, Set.of());
        }

        /** What of the entry this step was the first to name. */
        public List<Touched> newlyTouched() {
            return entry.impacts().stream()
                    .filter(each -> included.contains(each.component()))
                    .toList();
        }
    }

    /** Several notices in one message, for those who want it so or come back late; oldest first. */
    record Digest(From from, List<Entry> entries) implements Told {
        public Digest {
            entries = List.copyOf(entries);
        }
    }

    /** To operators: something needs a person. */
    record OfAlert(From from, Alarm alarm) implements Told {}

    /**
     * Asks an address whether it really wants to hear.
     *
     * @param known whether it has said so before: then it is told that somebody asked again, and
     *     how to change what it hears
     */
    record Confirmation(From from, boolean known) implements Told {
        /** Of an address that has not said so before. */
        public Confirmation(From from) {
            this(from, false);
        }
    }

    /** To operators: messages wait on another channel. */
    record Stalled(From from, String channel, long waiting, Instant oldest, String lastError)
            implements Told {}

    /** A test that the operator asked for. */
    record Test(From from) implements Told {}

    /**
     * What a notice says at that moment.
     *
     * @param title without lifecycle suffix
     * @param impacts what it says of each component that this message is about
     * @param windows when it did happen; oldest first
     * @param body the update's Markdown, or null when nothing was written with it
     * @param at the instant that the update speaks of
     * @param facts what else it says of itself
     * @param earlier what was said before and stands, the latest first: whoever missed a message
     *     whose place a later one took finds its words here. At most {@link #MOST_EARLIER}, and
     *     {@link #LONGEST_EARLIER} characters in all
     */
    record Entry(
            NoticeId notice,
            NoticeKind kind,
            String title,
            NoticeState state,
            List<Touched> impacts,
            @Nullable Planned planned,
            List<Window> windows,
            @Nullable String body,
            Instant at,
            NoticeFacts facts,
            List<Said> earlier) {
        /** So many earlier statements are repeated. */
        public static final int MOST_EARLIER = 5;

        /** The longest that they are together, in characters. */
        public static final int LONGEST_EARLIER = 10_000;

        // A message that an earlier version wrote repeats nothing.
        public Entry {
            impacts = List.copyOf(impacts);
            windows = List.copyOf(windows);
            earlier = List.copyOf(Objects.requireNonNullElse(earlier, List.of()));
        }

        /** One of which nothing was said before. */
        public Entry(
                NoticeId notice,
                NoticeKind kind,
                String title,
                NoticeState state,
                List<Touched> impacts,
                @Nullable Planned planned,
                List<Window> windows,
                @Nullable String body,
                Instant at,
                NoticeFacts facts) {
            this(notice, kind, title, state, impacts, planned, windows, body, at, facts, List.of());
        }
    }

    /**
     * What was said before.
     *
     * @param update its name
     * @param state the state that the notice took with it, or null when it took none
     * @param body Markdown
     * @param at the instant that it speaks of
     */
    record Said(UpdateId update, @Nullable NoticeState state, String body, Instant at) {}

    /** A component as it is named and affected. */
    record Touched(ComponentId component, String name, Level level, @Nullable String note) {}

    /**
     * What operators are alerted of.
     *
     * @param alert names the alert through all its reminders
     * @param phase where it is in its life
     * @param subject the component or check, as it is named
     * @param level how bad
     * @param since since when
     * @param reason why, in one line
     * @param step 0 for whom it went to first, 1 for the next, and so on
     * @param until when it was over, or null while it lasts
     */
    record Alarm(
            String alert,
            Phase phase,
            String subject,
            Level level,
            Instant since,
            String reason,
            int step,
            @Nullable Instant until) {
        /** One that lasts. */
        public Alarm(
                String alert,
                Phase phase,
                String subject,
                Level level,
                Instant since,
                String reason,
                int step) {
            this(alert, phase, subject, level, since, reason, step, null);
        }

        /** Where an alert is in its life. */
        public enum Phase {
            /** It is new. */
            RAISED,
            /** It still holds and nobody has taken it. */
            REMINDED,
            /** It is over. */
            ENDED
        }
    }
}
