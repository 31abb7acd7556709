package dev.candor.command;

import dev.candor.judge.IncidentDecision;
import dev.candor.judge.IncidentJudge;
import dev.candor.judge.IncidentView;
import dev.candor.judge.IncidentView.Finding;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Proposal;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Carries out what the {@link IncidentJudge} decides for a group: opens, widens, closes, proposes,
 * opens again. One fault is one incident; after its first update it says nothing until it is over.
 * Confined to one command.
 */
final class AutomaticIncidents {
    private final Work work;
    private final PageId page;
    private final Groups groups;
    private final IncidentWords words;
    private final GroupNotices notices;
    private final SeenWindows windows;

    AutomaticIncidents(Work work, PageId page, Groups groups) {
        this.work = work;
        this.page = page;
        this.groups = groups;
        this.words = IncidentWords.of(work, page, groups.tree());
        this.notices = new GroupNotices(work, page, groups);
        this.windows = new SeenWindows(work);
    }

    /** Brings the automatic incident of a group into line with what the checks see of it now. */
    void settle(ComponentId root) {
        var told = notices.ofPersons(root);
        var findings = notices.withoutTold(root, groups.findings(root), told);
        var failing = findings.stream().anyMatch(each -> each.level().isFault());
        var incident = notices.automatic(root, failing);
        var decision = IncidentJudge.decide(new IncidentView(incident, findings, work.now()));
        carryOut(decision, incident, findings);
        told.forEach(notice -> propose(notice, findings));
    }

    private void carryOut(
            IncidentDecision decision, @Nullable Notice incident, List<Finding> findings) {
        switch (decision) {
            case IncidentDecision.Open open -> open(open, findings);
            case IncidentDecision.Join join ->
                    follow(incidentOf(incident), join.impacts(), join.draft(), findings);
            case IncidentDecision.Reopen again -> reopen(incidentOf(incident), again, findings);
            case IncidentDecision.Close close -> close(incidentOf(incident), close.end());
            case IncidentDecision.Propose propose -> suggest(incidentOf(incident), propose.end());
            case IncidentDecision.Nothing nothing -> {
                if (incident != null && !incident.state().isClosed()) {
                    var kept = nothing.withdrawsProposal() ? withdrawn(incident) : incident;
                    follow(kept, kept.impacts(), kept.draft(), findings);
                }
            }
        }
    }

    private void open(IncidentDecision.Open open, List<Finding> findings) {
        var root = groups.tree().root(open.impacts().getFirst().component());
        var failing = failing(findings, open.impacts());
        var size = groups.size(root);
        var text = words.opening(failing, size, open.since());
        var impacts = bounded(open.impacts());
        var first =
                update(
                        NoticeState.INVESTIGATING,
                        text,
                        work.now(),
                        PostUpdate.changes(List.of(), impacts));
        var notice =
                new Notice(
                        new NoticeId(work.ids().next()),
                        page,
                        Audience.PUBLIC,
                        NoticeKind.INCIDENT,
                        words.title(failing, size, false),
                        NoticeState.INVESTIGATING,
                        open.draft(),
                        Notice.Authority.AUTOMATIC,
                        impacts,
                        null,
                        List.of(),
                        List.of(first),
                        List.of(),
                        null,
                        GroupNotices.AUTOMATIC_KEY + root + ":" + work.ids().next(),
                        work.now(),
                        work.now());
        work.store().notices().add(notice);
        windows.adopt(notice, components(open.impacts()), open.since());
        work.store().notices().replace(windows.mirrored(notice));
        work.journal(new Event.NoticePosted(notice.id(), notice.kind(), notice.draft()));
    }

    /** Impacts and windows follow what the checks see; title too, while the program leads. */
    private void follow(
            Notice incident, List<Impact> impacts, boolean draft, List<Finding> findings) {
        var led = incident.authority() == Notice.Authority.AUTOMATIC;
        windows.adopt(incident, components(impacts), windows.start(incident, findings));
        if (!led) {
            return;
        }
        var failing = failing(findings, impacts);
        var next = incident.toBuilder().impacts(bounded(impacts)).draft(draft);
        if (!failing.isEmpty()) {
            next.title(words.title(failing, size(failing), false));
        }
        keep(incident, windows.mirrored(next.build()));
    }

    private void reopen(Notice incident, IncidentDecision.Reopen again, List<Finding> findings) {
        windows.adopt(incident, components(again.impacts()), again.since());
        var failing = failing(findings, again.impacts());
        var text = words.reopening(failing, size(failing), again.since());
        var next =
                incident.toBuilder()
                        .impacts(bounded(again.impacts()))
                        .draft(again.draft())
                        .title(words.title(failing, size(failing), false));
        say(incident, windows.mirrored(next.build()), NoticeState.INVESTIGATING, text, work.now());
    }

    private void close(Notice incident, Instant end) {
        windows.adopt(incident, components(incident.impacts()), windows.start(incident));
        var mirrored = windows.mirrored(incident);
        var impacts = Windows.impactsAtTheEnd(mirrored.impacts(), mirrored.windows());
        var closed = Windows.closeAll(mirrored.windows(), end);
        var start = windows.start(mirrored);
        var next =
                mirrored.toBuilder()
                        .impacts(impacts)
                        .windows(closed)
                        .title(words.title(impacts, size(impacts), true));
        say(incident, next.build(), NoticeState.RESOLVED, words.closing(start, end), end);
    }

    private void suggest(Notice incident, Instant end) {
        var proposal = new Proposal(NoticeState.RESOLVED, end, work.now());
        keep(incident, incident.toBuilder().proposal(proposal).build());
    }

    private Notice withdrawn(Notice incident) {
        return keep(incident, incident.toBuilder().proposal(null).build());
    }

    /** A person's own incident of which the checks have seen something: they may see its end. */
    private void propose(Notice notice, List<Finding> findings) {
        var named = components(notice.impacts());
        windows.adopt(notice, named, windows.start(notice));
        var concerned = findings.stream().filter(each -> named.contains(each.component())).toList();
        if (!windows.hasSeen(notice)) {
            return;
        }
        var view = new IncidentView(notice, concerned, work.now());
        switch (IncidentJudge.decide(view)) {
            case IncidentDecision.Propose propose -> suggest(notice, propose.end());
            case IncidentDecision.Nothing nothing -> {
                if (nothing.withdrawsProposal()) {
                    withdrawn(notice);
                }
            }
            case IncidentDecision.Open _,
                    IncidentDecision.Join _,
                    IncidentDecision.Close _,
                    IncidentDecision.Reopen _ -> {
                // What a person leads is never changed.
            }
        }
    }

    private void say(Notice before, Notice after, NoticeState state, String text, Instant at) {
        var update = update(state, text, at, List.of());
        var said =
                after.toBuilder()
                        .state(state)
                        .updates(PostUpdate.with(before.updates(), update))
                        .changedAt(work.now())
                        .build();
        work.store().notices().replace(said);
        work.journal(new Event.NoticeUpdated(said.id(), update.id(), state));
        Editing.journalWidening(work, before, said);
    }

    private Notice keep(Notice before, Notice after) {
        if (before.equals(after)) {
            return before;
        }
        var kept = after.toBuilder().changedAt(work.now()).build();
        work.store().notices().replace(kept);
        work.journal(new Event.NoticeEdited(kept.id()));
        Editing.journalPublication(work, before, kept);
        Editing.journalWidening(work, before, kept);
        return kept;
    }

    private Update update(NoticeState state, String text, Instant at, List<ImpactChange> changes) {
        var id = new UpdateId(work.ids().next());
        return new Update(id, Update.Kind.UPDATE, state, text, at, work.now(), null, changes);
    }

    private int size(List<Impact> failing) {
        return groups.size(groups.tree().root(failing.getFirst().component()));
    }

    /** What of {@code impacts} fails now, at its level now. */
    private static List<Impact> failing(List<Finding> findings, List<Impact> impacts) {
        var named = components(impacts);
        return findings.stream()
                .filter(each -> each.level().isFault() && named.contains(each.component()))
                .map(each -> new Impact(each.component(), each.level(), null))
                .toList();
    }

    private static List<ComponentId> components(List<Impact> impacts) {
        return impacts.stream()
                .filter(each -> each.level() != Level.OPERATIONAL)
                .map(Impact::component)
                .toList();
    }

    private static List<Impact> bounded(List<Impact> impacts) {
        return impacts.subList(0, Math.min(impacts.size(), NoticeLimits.MOST_COMPONENTS));
    }

    private static Notice incidentOf(@Nullable Notice incident) {
        return Objects.requireNonNull(incident, "decided without an incident");
    }
}
