package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;

import java.time.Instant;
import java.util.List;

/**
 * Writes a new entry with its first update. A person leads it from the start. Posting again under a
 * key that is taken answers the entry that has it and changes nothing.
 *
 * <p>An entry that is under way and names components but no windows has been so since now, or, for
 * a component that the checks see failing, since the first failed result.
 *
 * @param page where it stands
 * @param draft what its author gives
 */
public record PostNotice(PageId page, NoticeDraft draft) implements Command<Notice> {
    /** On the first page. */
    public PostNotice(NoticeDraft draft) {
        this(PageId.MAIN, draft);
    }

    /**
     * @throws Rejected as invalid, with every problem, each with a JSON pointer into the request
     */
    @Override
    public Notice run(Work work) {
        if (draft.key() != null) {
            var posted = work.store().notices().findByKey(page, draft.key());
            if (posted.isPresent()) {
                return posted.get();
            }
        }
        var state = draft.state() == null ? draft.kind().firstState() : draft.state();
        validate(work, state);
        var notice = notice(work, state);
        var event = new Event.NoticePosted(notice.id(), notice.kind(), notice.draft());
        return Editing.store(work, null, notice, event);
    }

    private void validate(Work work, NoticeState state) {
        var problems = new Problems();
        var check = new NoticeValidation(problems, Editing.components(work, page), work.now());
        check.title(draft.title());
        check.body(draft.body());
        new GraphsNamed(work, page).check(problems, "/body", draft.body());
        check.state(draft.kind(), draft.state(), NoticeState.of(draft.kind()));
        check.impacts(draft.kind(), draft.impacts());
        check.planned(draft.kind(), draft.planned());
        if (state.kind() == draft.kind()) {
            check.windows(state, draft.windows(), draft.impacts());
        }
        new FactsValidation(problems, draft.kind(), work.now())
                .facts(NoticeFacts.NONE, draft.facts(), state, draft.planned());
        check.links(draft.links(), id -> Editing.exists(work, id));
        if (draft.key() != null) {
            check.key(draft.key());
        }
        problems.refuseIfAny();
    }

    private Notice notice(Work work, NoticeState state) {
        return new Notice(
                new NoticeId(work.ids().next()),
                page,
                draft.audience(),
                draft.kind(),
                draft.title(),
                state,
                draft.draft(),
                Notice.Authority.PERSON,
                draft.impacts(),
                draft.planned(),
                windows(work, state),
                List.of(
                        new Update(
                                new UpdateId(work.ids().next()),
                                Update.Kind.UPDATE,
                                state,
                                draft.body(),
                                work.now(),
                                work.now(),
                                null,
                                changes(state))),
                draft.links(),
                Editing.anchored(NoticeFacts.NONE, draft.facts(), draft.planned()),
                List.of(),
                null,
                draft.key(),
                work.now(),
                work.now());
    }

    /** What is to come changes nothing yet. */
    private List<ImpactChange> changes(NoticeState state) {
        return state.stage() == NoticeState.Stage.FUTURE
                ? List.of()
                : PostUpdate.changes(List.of(), draft.impacts());
    }

    private List<Window> windows(Work work, NoticeState state) {
        var happens = state.stage() == NoticeState.Stage.PRESENT;
        var news = draft.kind() == NoticeKind.ANNOUNCEMENT;
        if (!happens || news || !draft.windows().isEmpty() || draft.impacts().isEmpty()) {
            return Windows.sorted(draft.windows());
        }
        return Windows.sinceEach(draft.impacts(), impact -> since(work, impact));
    }

    private Instant since(Work work, Impact impact) {
        if (!impact.level().isFault()) {
            return work.now();
        }
        return Seen.failingSince(work.store().ledger(), page, impact.component())
                .orElse(work.now());
    }
}
