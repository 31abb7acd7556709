package dev.candor.command;

import dev.candor.model.Change;
import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** What is wrong with a change as somebody gives it: everything at once. */
final class ChangeValidation {
    private static final int LONGEST_LINK = 2_000;
    private static final int LEAST_STATUS = -1;
    private static final int MOST_STATUS = 255;

    private final Work work;
    private final Problems problems = new Problems();

    ChangeValidation(Work work) {
        this.work = work;
    }

    ChangeValidation what(String what) {
        if (what.isBlank() || what.length() > Change.LONGEST_WHAT) {
            problems.add(
                    "/what",
                    "the text has " + what.length() + " characters",
                    "say in 1 to " + Change.LONGEST_WHAT + " what was changed");
        }
        return this;
    }

    ChangeValidation times(Instant start, @Nullable Instant finish) {
        past("/start", start);
        if (finish != null) {
            past("/finish", finish);
            if (finish.isBefore(start)) {
                problems.add(
                        "/finish",
                        "it would end at " + finish + ", before its start " + start,
                        "give a later finish, or an earlier start");
            }
        }
        return this;
    }

    private void past(String where, Instant instant) {
        if (instant.isBefore(NoticeLimits.EARLIEST)
                || instant.isAfter(work.now().plus(NoticeLimits.CLOCK_DIFFERENCE))) {
            problems.add(
                    where,
                    instant + " is not in the time that can be told of",
                    "give an instant from 1990 to now");
        }
    }

    ChangeValidation exitStatus(@Nullable Integer status) {
        if (status != null && (status < LEAST_STATUS || status > MOST_STATUS)) {
            problems.add(
                    "/exit_status",
                    status + " is no exit status",
                    "give a number from -1 to 255; 0 is success");
        }
        return this;
    }

    ChangeValidation components(PageId page, List<ComponentId> components) {
        if (components.size() > Change.MOST_COMPONENTS) {
            problems.add(
                    "/components",
                    components.size() + " components are too many",
                    "name at most " + Change.MOST_COMPONENTS + "; groups count as one");
            return this;
        }
        var known = Editing.components(work, page);
        var seen = new HashSet<ComponentId>();
        for (var i = 0; i < components.size(); i++) {
            var component = components.get(i);
            if (!known.contains(component)) {
                problems.add(
                        "/components/" + i,
                        "there is no component '" + component + "'",
                        Nearest.hint(
                                component.value(),
                                known.stream().map(ComponentId::value).sorted().toList(),
                                "name one of the configuration's components"));
            } else if (!seen.add(component)) {
                problems.add(
                        "/components/" + i, "'" + component + "' is named twice", "name it once");
            }
        }
        return this;
    }

    ChangeValidation link(@Nullable URI link) {
        if (link == null) {
            return this;
        }
        var scheme = link.getScheme();
        if ((!"http".equals(scheme) && !"https".equals(scheme))
                || link.toString().length() > LONGEST_LINK) {
            problems.add(
                    "/link",
                    "a link must begin with http:// or https:// and have at most "
                            + LONGEST_LINK
                            + " characters",
                    "give the address of the build, the release or the ticket");
        }
        return this;
    }

    ChangeValidation notice(@Nullable NoticeId notice) {
        if (notice != null && !Editing.exists(work, notice)) {
            problems.add("/notice", "there is no entry " + notice, "list the entries to find it");
        }
        return this;
    }

    /**
     * @throws Rejected as invalid, with every problem
     */
    void refuseIfAny() {
        problems.refuseIfAny();
    }
}
