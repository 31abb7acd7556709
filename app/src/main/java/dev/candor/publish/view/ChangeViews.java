package dev.candor.publish.view;

import dev.candor.model.Change;
import dev.candor.model.ComponentId;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.Precision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes that everybody may see: as a line of an entry, and on their own pages. */
final class ChangeViews {
    private final Scene scene;

    ChangeViews(Scene scene) {
        this.scene = scene;
    }

    static String href(Change change) {
        return "/changes/" + change.id();
    }

    NoticeNotes.ChangeLine line(Change change) {
        return new NoticeNotes.ChangeLine(
                when(change),
                change.what(),
                switch (change.outcome()) {
                    case RUNNING, FINISHED -> "";
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                },
                href(change));
    }

    /** The page of the change of that name; empty when there is none that everybody may see. */
    Optional<ChangePage> page(String id) {
        return scene.background().change(id).map(this::page);
    }

    private ChangePage page(Change change) {
        var link = change.link();
        return new ChangePage(
                href(change),
                change.what(),
                when(change),
                outcome(change),
                change.outcome() == Change.Outcome.FAILED,
                change.components().stream().map(this::component).toList(),
                link == null ? "" : link.toString(),
                entries(change));
    }

    private WindowView when(Change change) {
        var text = scene.time().window(change.start(), change.end(), Precision.EXACT, null);
        var pieces =
                Stream.of(text.local(), text.utc(), text.duration())
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" · "));
        return WindowView.alone(pieces, change.start(), change.end());
    }

    private static String outcome(Change change) {
        return switch (change.outcome()) {
            case RUNNING -> "Begun; not yet reported as finished.";
            case FINISHED -> "Finished.";
            case SUCCEEDED -> "Finished, and succeeded.";
            case FAILED -> "Failed, with exit status " + change.exitStatus() + ".";
        };
    }

    /** One that has left the page is named without a link. */
    private PageLink component(ComponentId id) {
        var known = scene.names().find(id);
        var isThere = known != null && !known.isRetired();
        return new PageLink(isThere ? "/components/" + id : "", scene.names().fullName(id));
    }

    private List<NoticeLink> entries(Change change) {
        return scene
                .newestFirst(notice -> isCause(change, notice) || belongs(change, notice))
                .stream()
                .map(notice ->
                        scene.links()
                                .toNotice(
                                        isCause(change, notice) ? "Brought about" : "Belongs to",
                                        notice))
                .toList();
    }

    private static boolean isCause(Change change, Notice notice) {
        return notice.links().stream()
                .anyMatch(link ->
                        link instanceof Link.ToChange(var id) && id.equals(change.id().value()));
    }

    private static boolean belongs(Change change, Notice notice) {
        return notice.id().equals(change.notice());
    }
}
