package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Requirement;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings past notices in: all of them or none. Importing the same file again changes nothing; a
 * notice that the file now tells otherwise is replaced. Nobody is told of any of it: the journal
 * says only that history was imported.
 *
 * @param page where they stand
 * @param notices what the file holds
 */
public record ImportHistory(PageId page, List<HistoricNotice> notices)
        implements Command<ImportReport> {
    private static final int ID_LENGTH = 12;

    public ImportHistory {
        notices = List.copyOf(notices);
    }

    /** Onto the first page. */
    public ImportHistory(List<HistoricNotice> notices) {
        this(PageId.MAIN, notices);
    }

    /**
     * @throws Rejected as invalid when a link leads nowhere or something has not happened yet; as a
     *     conflict when a notice has been continued here since it was imported
     */
    @Override
    public ImportReport run(Work work) {
        var problems = new Problems();
        var known = notices.stream().map(HistoricNotice::key).collect(Collectors.toSet());
        notices.forEach(each -> validate(work, each, known, problems));
        problems.refuseIfAny();
        ensurePage(work);
        var created = createComponents(work);
        int added = 0;
        int changed = 0;
        for (var each : notices) {
            var stored = work.store().notices().findByKey(page, each.key()).orElse(null);
            var notice = notice(work, each);
            if (notice.equals(stored)) {
                continue;
            }
            refuseContinued(each, notice, stored);
            put(work, stored, notice);
            added += stored == null ? 1 : 0;
            changed += stored == null ? 0 : 1;
        }
        var unchanged = notices.size() - added - changed;
        if (added + changed > 0) {
            work.journal(new Event.HistoryImported(added, unchanged, changed));
        }
        return new ImportReport(added, changed, unchanged, created);
    }

    private void validate(Work work, HistoricNotice notice, Set<String> known, Problems problems) {
        var latest = work.now().plus(NoticeLimits.CLOCK_DIFFERENCE);
        if (notice.last().isAfter(latest)) {
            problems.add(
                    notice.where(),
                    "it tells of " + notice.last() + ", which has not come yet",
                    "check the year; what is to come is 'planned'");
        }
        if (notice.begin().isBefore(NoticeLimits.EARLIEST)) {
            problems.add(notice.where(), notice.begin() + " is too long ago", "check the year");
        }
        for (var link : notice.links()) {
            if (link instanceof HistoricLink.ToNotice to && !exists(work, known, to)) {
                var ids = notices.stream().flatMap(each -> ids(each).stream()).toList();
                problems.add(
                        to.where(),
                        "there is no entry with the id '" + to.id() + "'",
                        Nearest.hint(to.id(), ids, "give the other entry that 'id'"));
            }
        }
    }

    /** An import may come before the first configuration, which will put its own page there. */
    private void ensurePage(Work work) {
        if (work.store().pages().find(page).isEmpty()) {
            var url = URI.create("http://localhost:8080");
            work.store().pages().put(new Page(page, "Status", url, ZoneOffset.UTC, "en"));
        }
    }

    private static List<String> ids(HistoricNotice notice) {
        return notice.id() == null ? List.of() : List.of(notice.id());
    }

    private boolean exists(Work work, Set<String> known, HistoricLink.ToNotice to) {
        var key = HistoricNotice.keyOf(to.id());
        return known.contains(key) || work.store().notices().findByKey(page, key).isPresent();
    }

    /** Unknown components are part of the past only: they are created as retired. */
    private List<ComponentId> createComponents(Work work) {
        var ports = work.store().components();
        var starts = new TreeMap<ComponentId, Instant>();
        for (var notice : notices) {
            for (var impact : notice.impacts()) {
                starts.merge(impact.component(), notice.begin(), ImportHistory::earlier);
            }
        }
        var known = new LinkedHashSet<ComponentId>();
        ports.all(page).forEach(each -> known.add(each.id()));
        var created = new ArrayList<ComponentId>();
        starts.forEach((id, start) -> {
            if (known.add(id)) {
                ports.put(page, retired(work, id, start, known));
                created.add(id);
            }
        });
        return created;
    }

    private static Component retired(
            Work work, ComponentId id, Instant start, Set<ComponentId> known) {
        return new Component(
                id,
                id.value().replace("/", " / "),
                parent(id, known),
                Requirement.None.CHILDREN,
                known.size() - 1,
                start,
                work.now());
    }

    /** The nearest of {@code a/b}, {@code a} for {@code a/b/c} that is there. */
    private static @Nullable ComponentId parent(ComponentId id, Set<ComponentId> known) {
        var path = id.value();
        for (var slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/')) {
            path = path.substring(0, slash);
            var parent = new ComponentId(path);
            if (known.contains(parent)) {
                return parent;
            }
        }
        return null;
    }

    private Notice notice(Work work, HistoricNotice each) {
        return new Notice(
                new NoticeId(identifier(each.key())),
                page,
                Audience.PUBLIC,
                each.kind(),
                each.title(),
                each.state(),
                false,
                Notice.Authority.PERSON,
                each.impacts(),
                each.planned(),
                each.windows(),
                updates(each),
                each.links().stream().map(link -> link(work, link)).toList(),
                each.facts(),
                each.revisions().stream()
                        .map(one -> one.revision(index -> updateId(each, index)))
                        .toList(),
                null,
                each.key(),
                each.begin(),
                each.last());
    }

    private static List<Update> updates(HistoricNotice notice) {
        return IntStream.range(0, notice.updates().size())
                .mapToObj(index -> update(notice, index))
                .toList();
    }

    private static Update update(HistoricNotice notice, int index) {
        var update = notice.updates().get(index);
        var corrects = update.corrects();
        return new Update(
                updateId(notice, index),
                corrects == null ? Update.Kind.UPDATE : Update.Kind.CORRECTION,
                update.state(),
                update.body(),
                update.at(),
                update.at(),
                corrects == null ? null : updateId(notice, corrects),
                update.changes());
    }

    private Link link(Work work, HistoricLink link) {
        return switch (link) {
            case HistoricLink.ToWeb(var web) -> web;
            case HistoricLink.ToChange(var change) -> change;
            case HistoricLink.ToNotice(var relation, var id, _) -> {
                var key = HistoricNotice.keyOf(id);
                var stored = work.store().notices().findByKey(page, key).map(Notice::id);
                var target = stored.orElseGet(() -> new NoticeId(identifier(key)));
                yield new Link.ToNotice(relation, target);
            }
        };
    }

    /** Replacing would lose what was said here after the import. */
    private static void refuseContinued(
            HistoricNotice given, Notice notice, @Nullable Notice stored) {
        if (stored == null) {
            return;
        }
        var theirs = notice.updates().size();
        var own =
                IntStream.range(0, Math.max(theirs, NoticeLimits.MOST_UPDATES))
                        .mapToObj(index -> updateId(given, index))
                        .toList();
        if (!own.containsAll(stored.updates().stream().map(Update::id).toList())) {
            throw new Rejected(
                    Rejected.Cause.CONFLICT,
                    new Problem(
                            given.where(),
                            "updates were posted to this entry here since it was imported",
                            "take it out of the file, or change it here"));
        }
    }

    private static void put(Work work, @Nullable Notice stored, Notice notice) {
        if (stored == null) {
            work.store().notices().add(notice);
        } else {
            work.store().notices().replace(notice);
        }
        new StatedLedger(work).write(stored, notice);
        Plan.store(work, stored, notice);
    }

    private static UpdateId updateId(HistoricNotice notice, int index) {
        return new UpdateId(identifier(notice.key() + "\n" + index));
    }

    /** The same text always has the same identifier, so addresses survive a new installation. */
    private static String identifier(String text) {
        var number = new BigInteger(Secrets.sha256(text), 16).toString(36);
        return "0".repeat(ID_LENGTH).concat(number).substring(number.length());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
