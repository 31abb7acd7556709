package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeBuilder;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Update;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts facts of an entry right, as if they had always been so: every figure that rests on them
 * follows. An edit that only publishes a draft, or withdraws it, leaves an automatic incident to
 * the checks; any other one by a person makes it theirs.
 *
 * @param notice which entry
 * @param edit what changes
 */
public record EditNotice(NoticeId notice, NoticeEdit edit) implements Command<Notice> {
    /**
     * @throws Rejected as not found; or as invalid, with every problem and a JSON pointer for each
     */
    @Override
    public Notice run(Work work) {
        var before = Editing.find(work, notice);
        validate(work, before);
        var impacts = edit.impacts() == null ? before.impacts() : edit.impacts();
        var builder = builder(work, before).impacts(impacts).windows(windows(work, before));
        if (edit.title() != null) {
            builder.title(edit.title());
        }
        builder.planned(planned(before));
        builder.facts(Editing.anchored(before.facts(), facts(before), planned(before)));
        builder.updates(before.updates().stream().map(this::reworded).toList());
        if (edit.links() != null) {
            builder.links(edit.links());
        }
        if (edit.draft() != null) {
            builder.draft(edit.draft());
        }
        var revisions = Revisions.between(before, builder.build(), work.now(), edit.reason());
        var after = builder.revised(revisions).build();
        return Editing.store(work, before, after, new Event.NoticeEdited(notice));
    }

    private void validate(Work work, Notice before) {
        var problems = new Problems();
        var known = Editing.components(work, before.page());
        var check = new NoticeValidation(problems, known, work.now());
        check.title(edit.title());
        words(problems, before);
        check.impacts(before.kind(), edit.impacts());
        check.planned(before.kind(), edit.planned());
        if (edit.windows() != null) {
            var impacts = edit.impacts() == null ? before.impacts() : edit.impacts();
            check.windows(before.state(), edit.windows(), impacts);
        }
        new FactsValidation(problems, before.kind(), work.now())
                .facts(before.facts(), facts(before), before.state(), planned(before));
        check.links(edit.links(), id -> Editing.exists(work, id));
        problems.refuseIfAny();
    }

    private @Nullable Planned planned(Notice before) {
        if (edit.withoutPlan()) {
            return null;
        }
        return edit.planned() == null ? before.planned() : edit.planned();
    }

    private NoticeFacts facts(Notice before) {
        return edit.facts() == null ? before.facts() : edit.facts().apply(before.facts());
    }

    private Update reworded(Update update) {
        var words = edit.words().get(update.id());
        return words == null ? update : update.withBody(words);
    }

    private void words(Problems problems, Notice before) {
        var known = before.updates().stream().map(Update::id).toList();
        edit.words().keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id ->
                        problems.add(
                                "/updates",
                                "the entry has no update " + id,
                                "name one of its updates"));
        Revisions.room(problems, before);
    }

    private NoticeBuilder builder(Work work, Notice before) {
        var takesOver =
                edit.title() != null
                        || edit.impacts() != null
                        || edit.planned() != null
                        || edit.withoutPlan()
                        || edit.facts() != null
                        || !edit.words().isEmpty()
                        || edit.windows() != null;
        return takesOver ? Editing.change(work, before) : before.toBuilder().changedAt(work.now());
    }

    private List<Window> windows(Work work, Notice before) {
        if (edit.windows() != null) {
            return Windows.sorted(edit.windows());
        }
        if (edit.impacts() == null) {
            return before.windows();
        }
        var windows = Windows.afterRestatement(before.windows(), before.impacts(), edit.impacts());
        return before.state().stage() == NoticeState.Stage.PRESENT
                ? withSilentOnes(windows, edit.impacts(), work.now())
                : windows;
    }

    /** A component of an entry under way that no window speaks of is affected from now on. */
    private static List<Window> withSilentOnes(
            List<Window> windows, List<Impact> impacts, Instant now) {
        if (windows.stream().anyMatch(each -> each.component() == null)) {
            return windows;
        }
        var next = new ArrayList<>(windows);
        impacts.stream()
                .filter(each -> each.level() != Level.OPERATIONAL)
                .filter(each -> windows.stream().noneMatch(window -> speaksOf(window, each)))
                .forEach(each ->
                        next.add(new Window(now, null, each.component(), null, Precision.EXACT)));
        return Windows.sorted(next);
    }

    private static boolean speaksOf(Window window, Impact impact) {
        return Objects.equals(window.component(), impact.component());
    }
}
