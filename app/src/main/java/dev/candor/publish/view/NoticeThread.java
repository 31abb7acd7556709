package dev.candor.publish.view;

import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Relation;
import dev.candor.model.SeriesPart;
import dev.candor.text.Lifecycle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The thread that an entry belongs to: everything that is connected with it, directly or through
 * others, in the order in which it happened. What is stated to be unrelated is no part of it.
 */
final class NoticeThread {
    /** A thread shows at most this many entries. */
    static final int MOST = 40;

    private final Scene scene;
    private final NoticeViews views;

    NoticeThread(Scene scene, NoticeViews views) {
        this.scene = scene;
        this.views = views;
    }

    /** The entries of the thread, oldest first; empty when the entry stands alone. */
    List<ThreadItem> of(Notice notice) {
        var members = members(notice);
        if (members.size() < 2) {
            return List.of();
        }
        return members.stream()
                .map(scene::notice)
                .flatMap(java.util.Optional::stream)
                .sorted(
                        Comparator.comparing((Notice each) -> scene.span(each).start())
                                .thenComparing(Notice::createdAt)
                                .thenComparing(Notice::id))
                .map(each -> item(each, notice, members))
                .toList();
    }

    private Set<NoticeId> members(Notice notice) {
        var members = new LinkedHashSet<NoticeId>();
        var waiting = new ArrayDeque<NoticeId>();
        members.add(notice.id());
        waiting.add(notice.id());
        while (!waiting.isEmpty()) {
            for (var next : scene.links().neighbours(waiting.removeFirst())) {
                if (members.size() < MOST && members.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return members;
    }

    private ThreadItem item(Notice each, Notice page, Set<NoticeId> members) {
        var day = scene.time().day(scene.span(each).start());
        var level = views.level(each);
        return new ThreadItem(
                Scene.href(each),
                each.title(),
                Lifecycle.suffix(each.state(), scene.locale()),
                Lifecycle.kind(each.kind(), scene.locale()),
                scene.time().days(day, day),
                part(each.facts().part()),
                level.style(),
                level.word(),
                relations(each, members),
                each.id().equals(page.id()));
    }

    private List<String> relations(Notice each, Set<NoticeId> members) {
        var relations = new ArrayList<String>();
        for (var link : each.links()) {
            if (link instanceof Link.ToNotice(var relation, var target)
                    && members.contains(target)
                    && relation != Relation.UNRELATED_TO) {
                scene.notice(target)
                        .map(other -> NoticeLinks.forth(relation) + " “" + other.title() + "”")
                        .ifPresent(relations::add);
            }
        }
        return relations;
    }

    static String part(@org.jspecify.annotations.Nullable SeriesPart part) {
        return part == null ? "" : "part " + part.number() + " of " + part.of();
    }
}
