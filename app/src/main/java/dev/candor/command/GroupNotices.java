package dev.candor.command;

import dev.candor.judge.IncidentJudge;
import dev.candor.judge.IncidentView.Finding;
import dev.candor.model.Audience;
import dev.candor.model.Check;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.Outage;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The incidents that concern a group of components: reads for one command. */
final class GroupNotices {
    /** What the key of an automatic incident begins with; the group's name and an id follow. */
    static final String AUTOMATIC_KEY = "auto:";

    /** How much later than the last fault an incident may have been closed and still be found. */
    private static final Duration LATEST_CLOSING = Duration.ofHours(1);

    private final Work work;
    private final PageId page;
    private final Groups groups;
    private final Tree tree;
    private final List<Notice> open;
    private final Map<NoticeId, Boolean> closedByPerson = new HashMap<>();

    GroupNotices(Work work, PageId page, Groups groups) {
        this.work = work;
        this.page = page;
        this.groups = groups;
        this.tree = groups.tree();
        this.open =
                work.store().notices().open(page).stream()
                        .filter(each -> each.kind() == NoticeKind.INCIDENT)
                        .toList();
    }

    /**
     * The group's automatic incident that is open; else, when something is failing, the one closed
     * last, not long ago: a failure opens it again.
     */
    @Nullable Notice automatic(ComponentId root, boolean failing) {
        return open.stream()
                .filter(each -> isAutomatic(each) && concerns(each, root))
                .findFirst()
                .or(() -> failing ? lastClosed(root) : Optional.empty())
                .orElse(null);
    }

    /** The open, published incidents of a group that persons have posted themselves. */
    List<Notice> ofPersons(ComponentId root) {
        return open.stream()
                .filter(each -> !isAutomatic(each) && !each.draft() && concerns(each, root))
                .toList();
    }

    /**
     * The findings, with those silenced that persons have told of already: in an incident of their
     * own, or in one that they closed although the checks still see the same fault.
     */
    List<Finding> withoutTold(ComponentId root, List<Finding> findings, List<Notice> told) {
        var silent = new HashSet<ComponentId>();
        told.stream()
                .flatMap(notice -> notice.impacts().stream())
                .filter(impact -> impact.level() != Level.OPERATIONAL)
                .forEach(impact -> silent.add(impact.component()));
        groups.lasting(root).stream()
                .filter(this::wasClosedByPerson)
                .forEach(each -> silent.add(each.component()));
        return findings.stream()
                .map(each -> silent.contains(each.component()) ? silenced(each) : each)
                .toList();
    }

    private static Finding silenced(Finding finding) {
        return new Finding(
                finding.component(),
                finding.name(),
                finding.level(),
                finding.since(),
                Check.IncidentRule.NONE,
                finding.inMaintenance());
    }

    private boolean wasClosedByPerson(Outage outage) {
        return outage.notice() != null
                && closedByPerson.computeIfAbsent(outage.notice(), this::isClosedByPerson);
    }

    private boolean isClosedByPerson(NoticeId id) {
        return find(id).filter(each -> each.state().isClosed())
                .filter(each -> each.authority() == Notice.Authority.PERSON)
                .isPresent();
    }

    private Optional<Notice> lastClosed(ComponentId root) {
        var from = work.now().minus(IncidentJudge.REOPEN_WITHIN).minus(LATEST_CLOSING);
        return work.store().ledger().between(page, from, StatedLedger.FOREVER).stream()
                .filter(each -> Seen.ofWhole(each) && tree.root(each.component()).equals(root))
                .map(Outage::notice)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> find(id).stream())
                .filter(each -> isAutomatic(each) && each.state().isClosed())
                .filter(each -> isRecent(each.changedAt()))
                .max(Comparator.comparing(Notice::changedAt));
    }

    private boolean isRecent(Instant closed) {
        return closed.plus(IncidentJudge.REOPEN_WITHIN).isAfter(work.now());
    }

    private Optional<Notice> find(NoticeId id) {
        return work.store().notices().find(id, Audience.PUBLIC, true);
    }

    private boolean concerns(Notice notice, ComponentId root) {
        return notice.impacts().stream()
                .map(Impact::component)
                .anyMatch(each -> tree.root(each).equals(root));
    }

    private static boolean isAutomatic(Notice notice) {
        return notice.key() != null && notice.key().startsWith(AUTOMATIC_KEY);
    }
}
