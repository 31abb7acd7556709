package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Adds an update, or a correction, to an entry; perhaps with another state and other impacts. From
 * a person, it makes an automatic incident theirs.
 *
 * <p>A component that the update drops, or calls operational, ends its windows at the instant that
 * the update speaks of; one that is new, or changes its level, opens one there. Closing ends every
 * window at {@code end}. Opening an entry again starts new windows for what it names.
 *
 * @param notice which entry
 * @param draft what its author gives
 */
public record PostUpdate(NoticeId notice, UpdateDraft draft) implements Command<Notice> {
    /**
     * @throws Rejected as not found; or as invalid, with every problem and a JSON pointer for each
     */
    @Override
    public Notice run(Work work) {
        var before = Editing.find(work, notice);
        var at = draft.at() == null ? work.now() : draft.at();
        var end = draft.end() == null ? at : draft.end();
        var state = draft.state() == null ? before.state() : draft.state();
        validate(work, before, state, end);
        var facts = facts(before);
        var progress = progress(before, state, at, end);
        validate(progress);
        var update = update(work, before, at);
        var after =
                Editing.change(work, before)
                        .state(state)
                        .impacts(progress.impacts())
                        .windows(progress.windows())
                        .facts(facts)
                        .updates(with(before.updates(), update))
                        .revised(Revisions.byUpdate(before, facts, work.now()))
                        .build();
        var event = new Event.NoticeUpdated(after.id(), update.id(), state);
        return Editing.store(work, before, after, event);
    }

    private void validate(Work work, Notice before, NoticeState state, Instant end) {
        var problems = new Problems();
        var known = Editing.components(work, before.page());
        var check = new NoticeValidation(problems, known, work.now());
        check.body(draft.body());
        new GraphsNamed(work, before.page()).check(problems, "/body", draft.body());
        check.state(before.kind(), draft.state(), Lifecycle.next(before.state()));
        check.impacts(before.kind(), draft.impacts());
        check.past("/at", draft.at());
        check.past("/end", draft.end());
        var closes = Lifecycle.closes(before.state(), state);
        if (draft.end() != null && !closes) {
            problems.add(
                    "/end",
                    "this update does not close the entry",
                    "leave 'end' out, or correct the entry's windows");
        }
        if (closes && before.windows().stream().anyMatch(window -> beginsAfter(window, end))) {
            problems.add(
                    draft.end() == null ? "/at" : "/end",
                    "the entry would end at " + end + ", before one of its windows began",
                    "give a later end, or correct the entry's windows first");
        }
        if (before.updates().size() >= NoticeLimits.MOST_UPDATES) {
            problems.add(
                    "",
                    "the entry has " + NoticeLimits.MOST_UPDATES + " updates, the most it can have",
                    "post another entry that continues it");
        }
        if (!Revisions.byUpdate(before, facts(before), work.now()).isEmpty()) {
            Revisions.room(problems, before);
        }
        check.windows(state, draft.windows(), before.impacts());
        new FactsValidation(problems, before.kind(), work.now())
                .facts(before.facts(), facts(before), state, before.planned());
        correction(problems, before);
        problems.refuseIfAny();
    }

    private Progress progress(Notice before, NoticeState state, Instant at, Instant end) {
        var progress = Progress.of(before, state, draft.impacts(), at, end);
        if (draft.windows().isEmpty()) {
            return progress;
        }
        var windows = new ArrayList<>(progress.windows());
        windows.addAll(draft.windows());
        return new Progress(progress.impacts(), Windows.sorted(windows));
    }

    /** An update keeps the promise of one; what is over promises nothing. */
    private NoticeFacts facts(Notice before) {
        var kept = before.facts().withNextUpdate(null);
        return draft.facts() == null
                ? kept
                : Editing.anchored(before.facts(), draft.facts().apply(kept), before.planned());
    }

    private void correction(Problems problems, Notice before) {
        var corrects = draft.corrects();
        if (corrects == null) {
            return;
        }
        var found = before.updates().stream().anyMatch(each -> each.id().equals(corrects));
        if (!found) {
            problems.add(
                    "/corrects", "the entry has no update " + corrects, "name one of its updates");
        }
        before.updates().stream()
                .filter(each -> corrects.equals(each.corrects()))
                .findFirst()
                .ifPresent(each ->
                        problems.add(
                                "/corrects",
                                "that update has been corrected already",
                                "correct the correction, " + each.id() + ", instead"));
    }

    private static void validate(Progress progress) {
        var problems = new Problems();
        if (progress.windows().size() > NoticeLimits.MOST_WINDOWS) {
            problems.add(
                    "/components",
                    "the entry would have " + progress.windows().size() + " windows",
                    "it can have " + NoticeLimits.MOST_WINDOWS + "; post another entry");
        }
        if (progress.impacts().size() > NoticeLimits.MOST_COMPONENTS) {
            problems.add(
                    "/components",
                    "the entry would name " + progress.impacts().size() + " components",
                    "it can name " + NoticeLimits.MOST_COMPONENTS + "; name groups instead");
        }
        problems.refuseIfAny();
    }

    private Update update(Work work, Notice before, Instant at) {
        var kind = draft.corrects() == null ? Update.Kind.UPDATE : Update.Kind.CORRECTION;
        var id = new UpdateId(work.ids().next());
        return new Update(
                id,
                kind,
                draft.state(),
                draft.body(),
                at,
                work.now(),
                draft.corrects(),
                changes(before.impacts(), draft.impacts()));
    }

    /** What differs, in the order of the components as they are named. */
    static List<ImpactChange> changes(List<Impact> before, @Nullable List<Impact> after) {
        if (after == null) {
            return List.of();
        }
        var levels = new LinkedHashMap<ComponentId, @Nullable Level>();
        before.forEach(each -> levels.put(each.component(), null));
        after.forEach(each -> levels.put(each.component(), each.level()));
        var old = new HashMap<ComponentId, Level>();
        before.forEach(each -> old.put(each.component(), each.level()));
        return levels.entrySet().stream()
                .map(each ->
                        new ImpactChange(each.getKey(), old.get(each.getKey()), each.getValue()))
                .filter(each -> each.before() != each.after())
                .toList();
    }

    /** In the order of the instants that they speak of; of equal ones, the newer comes last. */
    static List<Update> with(List<Update> updates, Update added) {
        var all = new ArrayList<>(updates);
        var place = all.size();
        while (place > 0 && all.get(place - 1).at().isAfter(added.at())) {
            place--;
        }
        all.add(place, added);
        return all;
    }

    private static boolean beginsAfter(Window window, Instant end) {
        return window.end() == null && window.start().isAfter(end);
    }
}
