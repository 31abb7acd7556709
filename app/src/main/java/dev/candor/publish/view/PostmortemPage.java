package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A postmortem. Every {@code html} is safe HTML, made by the sanitiser and the graphs and by
 * nothing else; one that is empty is not shown.
 *
 * @param entry the notice that it is about
 * @param windows when it happened, the first of them
 * @param together how many more there are, and how long all are; or empty
 * @param summary what happened, as HTML
 * @param figures computed from the ledger
 * @param downtime of each component, computed from the ledger
 * @param impact who was affected and how, as HTML
 * @param breakdown the impact by further dimensions, as it was stated; or null
 * @param timeline what happened when, by day
 * @param causeClass the sort of cause in words
 * @param cause how it came to it, as HTML
 * @param resolution how it was put right, as HTML
 * @param wentWell as HTML
 * @param wentWrong as HTML
 * @param actions what will be done
 * @param published when it was first published
 * @param changed when this revision was written, where that is later; else null
 */
public record PostmortemPage(
        EntryView entry,
        List<WindowView> windows,
        String together,
        String summary,
        List<Fact> figures,
        List<Downtime> downtime,
        String impact,
        @Nullable Table breakdown,
        List<Day> timeline,
        String causeClass,
        String cause,
        String resolution,
        String wentWell,
        String wentWrong,
        List<Action> actions,
        TimeView published,
        @Nullable TimeView changed) {
    public PostmortemPage {
        windows = List.copyOf(windows);
        figures = List.copyOf(figures);
        downtime = List.copyOf(downtime);
        timeline = List.copyOf(timeline);
        actions = List.copyOf(actions);
    }

    /**
     * One figure.
     *
     * @param name what it is
     * @param value the figure
     * @param note what it rests on
     */
    public record Fact(String name, String value, String note) {}

    /**
     * What one component had of it.
     *
     * @param component its name
     * @param level the worst of it
     * @param downtime partial and major outages together, or why none is counted
     * @param degraded slow or impaired, or empty
     */
    public record Downtime(String component, LevelView level, String downtime, String degraded) {}

    /** A stated table. */
    public record Table(String caption, List<String> columns, List<List<String>> rows) {}

    /** The lines of one day of the page's zone. */
    public record Day(String name, List<Line> lines) {}

    /**
     * One line of the timeline.
     *
     * @param at when
     * @param source where it comes from, in words
     * @param style of the source
     * @param html what happened
     */
    public record Line(TimeView at, String source, String style, String html) {}

    /**
     * One action item.
     *
     * @param what what will be done
     * @param owner by whom, or empty
     * @param due by when, or empty
     * @param state in words
     * @param style {@code up} when it is done, {@code degraded} when it is late, else {@code
     *     unknown}
     * @param check how a check closes it, in words, or empty
     */
    public record Action(
            String what, String owner, String due, String state, String style, String check) {}
}
