package dev.candor.command;

import dev.candor.model.CauseClass;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;
import dev.candor.model.Problem;
import dev.candor.model.Update;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Begins an entry's postmortem with what is known: the timeline from checks, updates and changes,
 * and what was said when it closed as its resolution. Where there is one already, what has become
 * known since is added to its timeline; what a person has hidden or reworded stays so.
 *
 * @param notice which entry
 * @param promisedBy the day on which it was promised to be published, or null to say nothing of it
 */
public record DraftPostmortem(NoticeId notice, @Nullable LocalDate promisedBy)
        implements Command<Postmortem> {
    /**
     * @throws Rejected as not found; or as a conflict for an announcement, of which there is
     *     nothing to learn
     */
    @Override
    public Postmortem run(Work work) {
        var entry = Editing.find(work, notice);
        if (entry.kind() == NoticeKind.ANNOUNCEMENT) {
            throw new Rejected(
                    Rejected.Cause.CONFLICT,
                    new Problem(
                            "",
                            "an announcement has no postmortem",
                            "name an incident or a maintenance"));
        }
        var known = KnownTimeline.of(work, entry);
        var before = work.store().postmortems().find(notice);
        if (before.isEmpty()) {
            var first =
                    new Postmortem(
                            notice,
                            entry.page(),
                            Postmortem.Visibility.PUBLIC,
                            promisedBy,
                            1,
                            work.now(),
                            null,
                            work.actor().toString(),
                            begin(known, entry.updates()));
            return PostmortemRevisions.store(work, first);
        }
        var old = before.get();
        var merged = KnownTimeline.merge(old.content().timeline(), known);
        var promise = promisedBy == null ? old.promisedBy() : promisedBy;
        var isSame =
                merged.equals(old.content().timeline())
                        && java.util.Objects.equals(promise, old.promisedBy());
        return isSame
                ? old
                : PostmortemRevisions.store(
                        work,
                        PostmortemRevisions.promised(
                                old.revised(
                                        old.content().withTimeline(merged),
                                        work.now(),
                                        work.actor().toString()),
                                promise));
    }

    private static PostmortemContent begin(
            List<PostmortemContent.Moment> timeline, List<Update> updates) {
        return new PostmortemContent(
                "",
                "",
                null,
                timeline,
                CauseClass.UNKNOWN,
                "",
                updates.stream()
                        .filter(update -> update.state() != null && update.state().isClosed())
                        .reduce((_, last) -> last)
                        .map(Update::body)
                        .orElse(""),
                "",
                "",
                List.of());
    }
}
