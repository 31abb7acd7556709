package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What an update makes of a notice's impacts and windows: pure.
 *
 * @param impacts the notice's impacts from then on
 * @param windows the notice's windows from then on
 */
record Progress(List<Impact> impacts, List<Window> windows) {
    /**
     * Decides by how the state changes: what begins opens a window, what ends closes those that
     * last, and what goes on follows the impacts.
     *
     * @param given the impacts that the update names, or null when it leaves them
     * @param at the instant that the update speaks of
     * @param end when the impact was over, for an update that closes the notice
     */
    static Progress of(
            Notice notice,
            NoticeState state,
            @Nullable List<Impact> given,
            Instant at,
            Instant end) {
        var before = notice.impacts();
        var after = given == null ? before : List.copyOf(given);
        var windows = notice.windows();
        if (Lifecycle.closes(notice.state(), state)) {
            return closed(notice, given, end);
        }
        if (Lifecycle.reopens(notice.state(), state)) {
            return new Progress(after, Windows.afterReopening(windows, before, after, at));
        }
        if (Lifecycle.begins(notice.state(), state)) {
            return new Progress(after, List.of(Window.of(at, null)));
        }
        return switch (state.stage()) {
            case FUTURE -> new Progress(after, windows);
            case PRESENT -> new Progress(after, Windows.afterChange(windows, before, after, at));
            case PAST -> new Progress(after, Windows.afterRestatement(windows, before, after));
        };
    }

    private static Progress closed(Notice notice, @Nullable List<Impact> given, Instant end) {
        var windows = Windows.closeAll(notice.windows(), end);
        if (given == null) {
            return new Progress(Windows.impactsAtTheEnd(notice.impacts(), windows), windows);
        }
        var split = Windows.split(windows, notice.impacts());
        var impacts = Windows.impactsAtTheEnd(merged(notice.impacts(), given), split);
        return new Progress(impacts, split);
    }

    /** At the end, "operational" and silence both mean recovered: what was affected stays named. */
    private static List<Impact> merged(List<Impact> before, List<Impact> given) {
        var all = new LinkedHashMap<ComponentId, Impact>();
        before.forEach(each -> all.put(each.component(), each));
        for (var each : given) {
            var old = all.get(each.component());
            if (each.level() != Level.OPERATIONAL) {
                all.put(each.component(), each);
            } else if (old != null && each.note() != null) {
                all.put(each.component(), new Impact(old.component(), old.level(), each.note()));
            }
        }
        return List.copyOf(all.values());
    }
}
