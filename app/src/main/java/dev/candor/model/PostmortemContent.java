package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a postmortem says. Texts are Markdown of at most 25,000 characters; one that is empty has
 * not been written and is not shown.
 *
 * @param summary what happened, in a few sentences
 * @param impact who was affected and how, beside the figures that are computed from the ledger
 * @param breakdown the impact by further dimensions, such as region, as it is stated; or null
 * @param timeline what happened when, oldest first
 * @param causeClass the sort of cause
 * @param cause how it came to it
 * @param resolution how it was put right
 * @param wentWell what worked
 * @param wentWrong what did not
 * @param actions what will be done about it
 */
public record PostmortemContent(
        String summary,
        String impact,
        @Nullable Breakdown breakdown,
        List<Moment> timeline,
        CauseClass causeClass,
        String cause,
        String resolution,
        String wentWell,
        String wentWrong,
        List<ActionItem> actions) {
    /** Lines of a timeline at most. */
    public static final int MOST_MOMENTS = 500;

    /** Action items at most. */
    public static final int MOST_ACTIONS = 50;

    public PostmortemContent {
        timeline = List.copyOf(timeline);
        actions = List.copyOf(actions);
    }

    /** The same with other action items. */
    public PostmortemContent withActions(List<ActionItem> next) {
        return new PostmortemContent(
                summary,
                impact,
                breakdown,
                timeline,
                causeClass,
                cause,
                resolution,
                wentWell,
                wentWrong,
                next);
    }

    /** The same with another timeline. */
    public PostmortemContent withTimeline(List<Moment> next) {
        return new PostmortemContent(
                summary,
                impact,
                breakdown,
                next,
                causeClass,
                cause,
                resolution,
                wentWell,
                wentWrong,
                actions);
    }

    /**
     * Something stated by further dimensions, as a table.
     *
     * @param caption what it shows
     * @param columns the names of its columns; 2 to 8
     * @param rows each with one cell for each column; at most 200
     */
    public record Breakdown(String caption, List<String> columns, List<List<String>> rows) {
        public Breakdown {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One line of a timeline.
     *
     * @param key what it was made from, such as {@code update:…}, so that making it again adds
     *     nothing; empty for what a person added
     * @param at when
     * @param source where it comes from
     * @param text Markdown; at most 25,000 characters
     * @param hidden whether readers do not see it
     */
    public record Moment(String key, Instant at, Source source, String text, boolean hidden) {
        /** Where a line comes from. */
        public enum Source {
            /** The checks' verdicts, by the ledger. */
            CHECK,
            /** What the entry said. */
            NOTICE,
            /** A change. */
            CHANGE,
            /** What operators were alerted of, and who took it when. */
            ALERT,
            /** A person's addition. */
            PERSON;

            /** The name in the API. */
            public String wireName() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
