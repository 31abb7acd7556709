package dev.candor.store.sql;

import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.store.Notices;
import dev.candor.store.StoreException;
import dev.candor.store.sql.NoticeTextTable.Subject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notices from their nine tables, read a slice at a time. Confined to its transaction's thread. */
final class StoredNotices implements Notices {
    private static final int MOST_NOTICES = 1000;

    private final PageTable pages;
    private final NoticeTable heads;
    private final NoticeTextTable texts;
    private final ImpactTable impacts;
    private final WindowTable windows;
    private final UpdateTable updates;
    private final LinkTable links;
    private final FactTable facts;
    private final RevisionTable revisions;
    private final UpdateChangeTable changes;

    StoredNotices(Sql sql) {
        pages = new PageTable(sql);
        heads = new NoticeTable(sql);
        texts = new NoticeTextTable(sql);
        impacts = new ImpactTable(sql);
        windows = new WindowTable(sql);
        updates = new UpdateTable(sql);
        links = new LinkTable(sql);
        facts = new FactTable(sql);
        revisions = new RevisionTable(sql);
        changes = new UpdateChangeTable(sql);
    }

    @Override
    public void add(Notice notice) {
        var language = pages.language(notice.page());
        heads.add(notice, language);
        putParts(notice, language);
    }

    @Override
    public void replace(Notice notice) {
        var language = heads.language(notice.id());
        if (language.isEmpty() || !heads.replace(notice, language.get())) {
            throw new StoreException(
                    "could not replace notice "
                            + notice.id()
                            + ": there is no such notice on page '"
                            + notice.page()
                            + "'");
        }
        putParts(notice, language.get());
    }

    @Override
    public Optional<Notice> find(NoticeId id, Audience audience, boolean drafts) {
        return heads.find(id, audience, drafts).map(head -> whole(List.of(head)).getFirst());
    }

    @Override
    public Optional<Notice> findByKey(PageId page, String key) {
        return heads.findByKey(page, key).map(head -> whole(List.of(head)).getFirst());
    }

    @Override
    public List<Notice> newest(
            PageId page, Audience audience, boolean drafts, int limit, @Nullable NoticeId after) {
        var most = Sql.bounded(limit, MOST_NOTICES);
        return whole(
                after == null
                        ? heads.newest(page, audience, drafts, most)
                        : heads.newestAfter(page, audience, drafts, most, after));
    }

    @Override
    public List<Notice> open(PageId page) {
        return whole(heads.open(page));
    }

    @Override
    public List<Notice> all(PageId page, Audience audience) {
        return whole(heads.all(page, audience));
    }

    private void putParts(Notice notice, String language) {
        texts.replace(notice, language);
        impacts.replace(notice);
        windows.replace(notice);
        updates.replace(notice);
        links.replace(notice);
        facts.replace(notice);
        revisions.replace(notice);
        changes.replace(notice);
    }

    private List<Notice> whole(List<NoticeTable.Head> all) {
        var notices = new ArrayList<Notice>(all.size());
        for (var start = 0; start < all.size(); start += NoticeSlice.SIZE) {
            var end = Math.min(all.size(), start + NoticeSlice.SIZE);
            notices.addAll(wholeSlice(all.subList(start, end)));
        }
        return notices;
    }

    private List<Notice> wholeSlice(List<NoticeTable.Head> some) {
        var slice = new NoticeSlice(some.stream().map(NoticeTable.Head::id).toList());
        var bodies = texts.of(slice);
        var impactsOf = Part.byNotice(impacts.of(slice, bodies));
        var windowsOf = Part.byNotice(windows.of(slice, bodies));
        var updatesOf = Part.byNotice(updates.of(slice, bodies, changes.of(slice)));
        var linksOf = Part.byNotice(links.of(slice, bodies));
        var factsOf = facts.of(slice, bodies);
        var revisionsOf = Part.byNotice(revisions.of(slice, bodies));
        return some.stream()
                .map(head ->
                        new Notice(
                                head.id(),
                                head.page(),
                                head.audience(),
                                head.kind(),
                                bodies.get(head.id(), Subject.TITLE, 0),
                                head.state(),
                                head.draft(),
                                head.authority(),
                                impactsOf.getOrDefault(head.id(), List.of()),
                                head.planned(),
                                windowsOf.getOrDefault(head.id(), List.of()),
                                updatesOf.getOrDefault(head.id(), List.of()),
                                linksOf.getOrDefault(head.id(), List.of()),
                                factsOf.getOrDefault(head.id(), NoticeFacts.NONE),
                                revisionsOf.getOrDefault(head.id(), List.of()),
                                head.proposal(),
                                head.key(),
                                head.createdAt(),
                                head.changedAt()))
                .toList();
    }
}
