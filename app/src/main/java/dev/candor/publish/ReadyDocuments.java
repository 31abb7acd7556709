package dev.candor.publish;

import dev.candor.publish.carry.Fragments;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.statuspage.StatuspageFragments;
import dev.candor.publish.view.ComponentRow;
import dev.candor.publish.view.FrontPage;
import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.Shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Makes what is always ready: front page, feed and the documents under {@code /api/v2/}, side by
 * side. Renders only the pieces that differ from those of the picture before, and packs only the
 * documents that do. Used by one thread.
 */
final class ReadyDocuments {
    static final String FRONT = "/";
    static final String FEED = "/feed.atom";

    private final Templates templates;
    private final Feed feed;
    private final StatuspageFragments objects = new StatuspageFragments();
    private final Fragments<String, String> rows = new Fragments<>();
    private Map<String, Document> before = Map.of();

    ReadyDocuments(Templates templates) {
        this.templates = templates;
        feed = new Feed(templates);
    }

    /** All of them, by path. */
    Map<String, Document> of(ReadModel model, PageViews views, Shell shell, FrontPage front) {
        var api = CompletableFuture.supplyAsync(() -> api(model, views));
        var atom =
                CompletableFuture.supplyAsync(
                        () -> packed(FEED, feed.text(model.page(), views.feed())));
        var ready = new HashMap<String, Document>();
        ready.put(FRONT, packed(FRONT, templates.front(shell, front, rows(front))));
        ready.put(FEED, made(atom));
        ready.putAll(made(api));
        before = Map.copyOf(ready);
        return before;
    }

    private Map<String, Document> api(ReadModel model, PageViews views) {
        var ready = new HashMap<String, Document>();
        StatuspageApi.texts(model, views, objects)
                .forEach((path, text) -> ready.put(path, packed(path, text)));
        return ready;
    }

    private static <T> T made(CompletableFuture<T> making) {
        try {
            return making.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private List<String> rows(FrontPage front) {
        rows.turn();
        return front.components().stream().map(row -> row(row, front.foldGroups())).toList();
    }

    private String row(ComponentRow row, boolean fold) {
        return rows.get(row.id(), new RowFacts(row, fold), () -> templates.row(row, fold));
    }

    private record RowFacts(ComponentRow row, boolean fold) {}

    private Document packed(String path, Unpacked text) {
        var known = before.get(path);
        return known != null && text.isThatOf(known) ? known : text.pack();
    }
}
