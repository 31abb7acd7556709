package dev.candor.command;

import static dev.candor.command.NoticeLimits.CLOCK_DIFFERENCE;
import static dev.candor.command.NoticeLimits.EARLIEST;
import static dev.candor.command.NoticeLimits.FARTHEST_PLAN;
import static dev.candor.command.NoticeLimits.LONGEST_KEY;
import static dev.candor.command.NoticeLimits.MOST_COMPONENTS;
import static dev.candor.command.NoticeLimits.MOST_INTERVALS;
import static dev.candor.command.NoticeLimits.MOST_LINKS;
import static dev.candor.command.NoticeLimits.MOST_WINDOWS;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Update;
import dev.candor.model.Window;
import dev.candor.time.Resolved;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is wrong with a notice or an update as somebody gives it: pure, everything at once, each
 * place as a JSON pointer into the request.
 */
final class NoticeValidation {
    /** What the keys of automatic incidents and of imported entries begin with. */
    static final List<String> OWN_KEYS = List.of("auto:", "import:");

    private final Problems problems;
    private final Set<ComponentId> known;
    private final Instant now;

    NoticeValidation(Problems problems, Set<ComponentId> known, Instant now) {
        this.problems = problems;
        this.known = known;
        this.now = now;
    }

    void title(@Nullable String title) {
        if (title != null && (title.isBlank() || title.length() > Notice.LONGEST_TITLE)) {
            problems.add(
                    "/title",
                    "the title has " + title.length() + " characters",
                    "give it 1 to " + Notice.LONGEST_TITLE + " that are not all blank");
        }
    }

    void body(String body) {
        if (body.isBlank() || body.length() > Update.LONGEST_BODY) {
            problems.add(
                    "/body",
                    "the text has " + body.length() + " characters",
                    "give it 1 to " + Update.LONGEST_BODY + " that are not all blank");
        }
    }

    /** A state must be of the notice's kind and may only follow certain others. */
    void state(NoticeKind kind, @Nullable NoticeState state, Collection<NoticeState> allowed) {
        if (state == null || allowed.contains(state)) {
            return;
        }
        var why =
                state.kind() == kind
                        ? "the state cannot become " + state.wireName() + " from here"
                        : "an entry of kind " + kind.wireName() + " cannot be " + state.wireName();
        problems.add("/state", why, "use one of: " + names(allowed));
    }

    void impacts(NoticeKind kind, @Nullable List<Impact> impacts) {
        if (impacts == null) {
            return;
        }
        count("/components", "components", impacts.size(), MOST_COMPONENTS);
        var seen = new HashSet<ComponentId>();
        for (var i = 0; i < Math.min(impacts.size(), MOST_COMPONENTS); i++) {
            var impact = impacts.get(i);
            var where = "/components/" + i;
            component(where, impact.component());
            if (!seen.add(impact.component())) {
                problems.add(where, impact.component() + " is named twice", "name it once");
            }
            if (kind == NoticeKind.ANNOUNCEMENT && impact.level() != Level.OPERATIONAL) {
                problems.add(
                        where + "/level",
                        "an announcement has no impact",
                        "leave the level out, or post an incident or a maintenance");
            }
        }
    }

    /** Windows as stated for a notice that is, or becomes, {@code state}. */
    void windows(NoticeState state, List<Window> windows, List<Impact> impacts) {
        count("/windows", "windows", windows.size(), MOST_WINDOWS);
        if (!windows.isEmpty() && state.kind() == NoticeKind.ANNOUNCEMENT) {
            problems.add("/windows", "an announcement has no windows", "leave them out");
        }
        if (!windows.isEmpty() && state.stage() == NoticeState.Stage.FUTURE) {
            problems.add(
                    "/windows",
                    "a maintenance that is " + state.wireName() + " has not happened yet",
                    "give its time as 'planned'");
        }
        for (var i = 0; i < Math.min(windows.size(), MOST_WINDOWS); i++) {
            window("/windows/" + i, windows.get(i), state);
        }
        var shared = windows.stream().filter(each -> each.component() == null).count();
        if (shared * impacts.size() + windows.size() - shared > MOST_INTERVALS) {
            problems.add(
                    "/windows",
                    "windows times components come to more than " + MOST_INTERVALS + " intervals",
                    "name groups instead of their parts, or fewer windows");
        }
    }

    void planned(NoticeKind kind, @Nullable Planned planned) {
        if (planned == null) {
            return;
        }
        if (kind != NoticeKind.MAINTENANCE) {
            problems.add("/planned", "only a maintenance is planned", "leave it out");
        }
        planned("/planned/start", planned.start(), planned.zone());
        if (planned.end() != null) {
            planned("/planned/end", planned.end(), planned.zone());
        }
    }

    /** Links to notices must lead to some that {@code exists} finds. */
    void links(@Nullable List<Link> links, Predicate<NoticeId> exists) {
        if (links == null) {
            return;
        }
        count("/links", "links", links.size(), MOST_LINKS);
        for (var i = 0; i < Math.min(links.size(), MOST_LINKS); i++) {
            if (links.get(i) instanceof Link.ToNotice(var _, var notice) && !exists.test(notice)) {
                problems.add(
                        "/links/" + i + "/notice",
                        "there is no entry " + notice,
                        "list the entries to find its id");
            }
        }
    }

    void key(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            problems.add("/key", "a key has 1 to " + LONGEST_KEY + " characters", "shorten it");
        }
        if (OWN_KEYS.stream().anyMatch(key::startsWith)) {
            problems.add("/key", "keys that begin so are the program's own", "use another");
        }
    }

    /** An instant at which something happened: not before there were status pages, nor ahead. */
    void past(String where, @Nullable Instant instant) {
        if (instant == null) {
            return;
        }
        if (instant.isBefore(EARLIEST)) {
            problems.add(where, instant + " is too long ago", "check the year");
        } else if (instant.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            problems.add(where, instant + " has not come yet; it is " + now, "check the clock");
        }
    }

    private void window(String where, Window window, NoticeState state) {
        past(where + "/start", window.start());
        if (!window.isTail()) {
            past(where + "/end", window.end());
        } else if (window.end() != null
                && window.end().isAfter(now.plus(NoticeLimits.FARTHEST_TAIL))) {
            problems.add(where + "/end", window.end() + " is too far away", "check the date");
        }
        if (window.end() == null && state.isClosed()) {
            problems.add(
                    where + "/end",
                    "the entry is " + state.wireName() + ", but this window has no end",
                    "say when it was over");
        }
        if (window.component() != null) {
            component(where + "/component", window.component());
        }
    }

    private void component(String where, ComponentId id) {
        if (!known.contains(id)) {
            var names = known.stream().map(ComponentId::value).toList();
            var hint = Nearest.hint(id.value(), names, "name one of the page's components");
            problems.add(where, "there is no component '" + id + "'", hint);
        }
    }

    /** A local time in the future, or the past, that must exist. */
    void planned(String where, LocalDateTime local, ZoneId zone) {
        if (Zones.resolve(local, zone) instanceof Resolved.Gap gap) {
            problems.add(
                    where,
                    local + " does not exist in " + zone + ": the clocks are put forward then",
                    "use a time before " + gap.before() + " or from " + gap.after() + " on");
        }
        var instant = Zones.instant(local, zone);
        if (instant.isBefore(EARLIEST) || instant.isAfter(now.plus(FARTHEST_PLAN))) {
            problems.add(where, instant + " is too far away", "check the year");
        }
    }

    private void count(String where, String what, int found, int most) {
        if (found > most) {
            problems.add(where, found + " " + what + " are too many", "give at most " + most);
        }
    }

    private static String names(Collection<NoticeState> states) {
        return states.stream().map(NoticeState::wireName).collect(Collectors.joining(", "));
    }
}
