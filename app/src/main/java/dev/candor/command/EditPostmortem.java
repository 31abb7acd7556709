package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;
import dev.candor.model.Problem;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the next revision of a postmortem. The first publication of a public one takes a resolved
 * incident to its state {@code postmortem}, so that feeds and the API tell of it.
 *
 * @param notice of which entry
 * @param edit what it says now
 */
public record EditPostmortem(NoticeId notice, PostmortemEdit edit) implements Command<Postmortem> {
    private static final String PUBLISHED =
            "The postmortem is there: what happened, why, and what will be done about it.";

    /**
     * @throws Rejected as not found; as a conflict when somebody wrote another revision meanwhile
     *     or the entry is not over; or as invalid, with every problem and a JSON pointer for each
     */
    @Override
    public Postmortem run(Work work) {
        var before = PostmortemRevisions.find(work, notice);
        var entry = Editing.find(work, notice);
        if (before.revision() != edit.revision()) {
            throw conflict(
                    "revision " + before.revision() + " has been written meanwhile",
                    "read it, and make your change to it");
        }
        new PostmortemValidation(work, entry.page()).check(edit.content());
        var publishes = edit.publish() && before.publishedAt() == null;
        if (publishes) {
            requireOver(entry);
        }
        var after =
                new Postmortem(
                        notice,
                        entry.page(),
                        edit.visibility(),
                        edit.promisedBy(),
                        before.revision() + 1,
                        work.now(),
                        publishes ? work.now() : before.publishedAt(),
                        work.actor().toString(),
                        settled(before.content().actions(), edit.content(), work.now()));
        PostmortemRevisions.store(work, after);
        if (after.isPublic() && !before.isPublic()) {
            announce(work, entry);
        }
        return after;
    }

    private static void requireOver(Notice entry) {
        if (!entry.state().isClosed() || entry.draft()) {
            throw conflict(
                    entry.draft()
                            ? "the entry is a draft that nobody can read"
                            : "the entry is not over: it is " + entry.state().wireName(),
                    "publish the postmortem when the entry is resolved");
        }
    }

    private static Rejected conflict(String what, String todo) {
        return new Rejected(Rejected.Cause.CONFLICT, new Problem("", what, todo));
    }

    private static void announce(Work work, Notice entry) {
        if (entry.kind() != NoticeKind.INCIDENT || entry.state() != NoticeState.RESOLVED) {
            return;
        }
        var update = new UpdateDraft(NoticeState.POSTMORTEM, PUBLISHED, null, null, null, null);
        new PostUpdate(entry.id(), update).run(work);
    }

    /** Timeline in order; an item that is closed says since when. */
    private static PostmortemContent settled(
            List<ActionItem> before, PostmortemContent content, Instant now) {
        var actions = content.actions().stream().map(item -> settled(before, item, now)).toList();
        var timeline =
                content.timeline().stream()
                        .sorted(Comparator.comparing(PostmortemContent.Moment::at))
                        .toList();
        return content.withActions(actions).withTimeline(timeline);
    }

    private static ActionItem settled(List<ActionItem> before, ActionItem item, Instant now) {
        if (item.state() == ActionItem.State.OPEN) {
            return item.reopened();
        }
        var old = before.stream().filter(each -> each.id().equals(item.id())).findFirst();
        if (old.isPresent() && old.get().state() == item.state()) {
            return new ActionItem(
                    item.id(),
                    item.what(),
                    item.owner(),
                    item.due(),
                    item.state(),
                    item.check(),
                    item.passDays(),
                    old.get().closedAt(),
                    old.get().byCheck());
        }
        return new ActionItem(
                item.id(),
                item.what(),
                item.owner(),
                item.due(),
                item.state(),
                item.check(),
                item.passDays(),
                item.closedAt() == null ? now : item.closedAt(),
                false);
    }
}
