package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Something done on purpose that can affect uptime: a deployment, a fix, a piece of work. It is a
 * mark on the graphs and a line of a postmortem's timeline.
 *
 * @param id its name for good
 * @param page the page that it belongs to
 * @param shown whether the public sees it; otherwise operators only
 * @param what what was done, in one line; 1 to 200 characters
 * @param start when it began
 * @param finish when it was over, or null while it runs
 * @param exitStatus what it came to, 0 for success, or null when that is not known
 * @param components what it touched; no component twice
 * @param link where more is said of it, absolute http or https, or null
 * @param actor who did it, as the journal names them
 * @param notice the entry that it belongs to, as its fix or its cause; or null
 * @param key an outside name that makes marking it twice one act, or null
 * @param createdAt when it was first written
 * @param changedAt when anything of it last changed
 */
public record Change(
        ChangeId id,
        PageId page,
        boolean shown,
        String what,
        Instant start,
        @Nullable Instant finish,
        @Nullable Integer exitStatus,
        List<ComponentId> components,
        @Nullable URI link,
        String actor,
        @Nullable NoticeId notice,
        @Nullable String key,
        Instant createdAt,
        Instant changedAt) {
    /** The longest {@code what}, in characters. */
    public static final int LONGEST_WHAT = 200;

    /** Components of one change at most. */
    public static final int MOST_COMPONENTS = 200;

    /**
     * @throws IllegalArgumentException when it ends before it begins, or the text does not fit
     */
    public Change {
        components = List.copyOf(components);
        if (what.isBlank() || what.length() > LONGEST_WHAT) {
            throw new IllegalArgumentException("say in 1 to 200 characters what was changed");
        }
        if (finish != null && finish.isBefore(start)) {
            throw new IllegalArgumentException("the change ends before it begins");
        }
    }

    /** What a change has come to. */
    public enum Outcome {
        /** It has not been reported as finished. */
        RUNNING,
        /** It is over; nobody said how it went. */
        FINISHED,
        /** It is over, with exit status 0. */
        SUCCEEDED,
        /** It is over, with another exit status. */
        FAILED
    }

    /** What it has come to, from its finish and its exit status. */
    public Outcome outcome() {
        if (finish == null) {
            return Outcome.RUNNING;
        }
        if (exitStatus == null) {
            return Outcome.FINISHED;
        }
        return exitStatus == 0 ? Outcome.SUCCEEDED : Outcome.FAILED;
    }

    /** Its last instant as far as is known. */
    public Instant end() {
        return finish == null ? start : finish;
    }
}
