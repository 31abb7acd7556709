package dev.candor.publish.view;

import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Relation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links between notices, readable from both ends. A notice that cannot be read is not named. */
final class NoticeLinks {
    private record Incoming(Relation relation, Notice from) {}

    private final Scene scene;
    private final Map<NoticeId, List<Incoming>> incoming = new HashMap<>();

    NoticeLinks(Scene scene) {
        this.scene = scene;
        for (var notice : scene.model().notices().values()) {
            for (var link : notice.links()) {
                if (link instanceof Link.ToNotice(var relation, var target)) {
                    incoming.computeIfAbsent(target, _ -> new ArrayList<>())
                            .add(new Incoming(relation, notice));
                }
            }
        }
    }

    /** To other notices, where it points and what points to it; oldest link partner last. */
    List<NoticeLink> between(Notice notice) {
        var links = new ArrayList<NoticeLink>();
        for (var link : notice.links()) {
            if (link instanceof Link.ToNotice(var relation, var target)) {
                scene.notice(target).map(to -> toNotice(forth(relation), to)).ifPresent(links::add);
            }
        }
        incoming.getOrDefault(notice.id(), List.of()).stream()
                .sorted(Comparator.comparing((Incoming each) -> scene.span(each.from()).start()))
                .map(each -> toNotice(back(each.relation()), each.from()))
                .forEach(links::add);
        return links.stream().distinct().toList();
    }

    /** The same, and pages elsewhere. */
    List<NoticeLink> all(Notice notice) {
        var links = new ArrayList<>(between(notice));
        for (var link : notice.links()) {
            switch (link) {
                case Link.ToWeb(var address, var label, var relation) ->
                        links.add(
                                new NoticeLink(elsewhere(relation), address.toString(), label, ""));
                case Link.ToChange(var change) -> links.add(toChange(change));
                case Link.ToNotice _ -> {}
            }
        }
        return links;
    }

    /** What it is connected with, either way, unless it is said to be unrelated. */
    List<NoticeId> neighbours(NoticeId id) {
        var all = new ArrayList<NoticeId>();
        scene.notice(id)
                .ifPresent(notice ->
                        notice.links()
                                .forEach(link -> {
                                    if (link instanceof Link.ToNotice(var relation, var target)
                                            && relation != Relation.UNRELATED_TO
                                            && scene.notice(target).isPresent()) {
                                        all.add(target);
                                    }
                                }));
        incoming.getOrDefault(id, List.of()).stream()
                .filter(each -> each.relation() != Relation.UNRELATED_TO)
                .map(each -> each.from().id())
                .forEach(all::add);
        return all;
    }

    /** One that is not public, or older than those that are kept, is named without a link. */
    private NoticeLink toChange(String id) {
        return scene.background()
                .change(id)
                .map(change -> {
                    var day = scene.time().day(change.start());
                    return new NoticeLink(
                            "Caused by",
                            ChangeViews.href(change),
                            change.what(),
                            scene.time().days(day, day));
                })
                .orElseGet(() -> new NoticeLink("Caused by", "", "change " + id, ""));
    }

    /** The link to that notice. */
    NoticeLink toNotice(String relation, Notice other) {
        var day = scene.time().day(scene.span(other).start());
        return new NoticeLink(
                relation, Scene.href(other), other.title(), scene.time().days(day, day));
    }

    static String forth(Relation relation) {
        return switch (relation) {
            case CONTINUES -> "Continues";
            case CAUSED_BY -> "Caused by";
            case UNRELATED_TO -> "Not related to";
            case RECURS -> "Happened before";
            case FOLLOW_UP -> "Follow-up to";
            case SIBLING -> "Same trigger as";
            case OCCURRENCE -> "Comes again; first on";
            case SUPPLIER_REPORT, DISCUSSION -> elsewhere(relation);
        };
    }

    private static String elsewhere(@Nullable Relation relation) {
        return switch (relation) {
            case SUPPLIER_REPORT -> "The supplier's own report";
            case DISCUSSION -> "Talked about";
            case null, default -> "See also";
        };
    }

    private static String back(Relation relation) {
        return switch (relation) {
            case CONTINUES -> "Continued by";
            case CAUSED_BY -> "Brought about";
            case UNRELATED_TO -> "Not related to";
            case RECURS -> "Happened again";
            case FOLLOW_UP -> "Follow-up";
            case SIBLING -> "Same trigger as";
            case OCCURRENCE -> "Again on";
            case SUPPLIER_REPORT, DISCUSSION -> elsewhere(relation);
        };
    }
}
