package dev.candor.publish;

import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.statuspage.StatuspageDocuments;
import dev.candor.publish.statuspage.StatuspageFragments;
import dev.candor.publish.statuspage.StatuspageSite;
import dev.candor.publish.view.PageViews;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The documents under {@code /api/v2/}, from the same picture as the pages. */
final class StatuspageApi {
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private StatuspageApi() {}

    /** All of them, by path. */
    static Map<String, Unpacked> texts(
            ReadModel model, PageViews views, StatuspageFragments fragments) {
        var levels = new HashMap<ComponentId, Level>();
        var changes = new HashMap<ComponentId, Instant>();
        var updatedAt = Instant.EPOCH;
        for (var component : model.components()) {
            if (!component.isRetired()) {
                var standing = views.standings().of(component);
                levels.put(component.id(), standing.level());
                changes.put(component.id(), standing.since());
                updatedAt = later(updatedAt, standing.since());
            }
        }
        for (var notice : views.notices()) {
            updatedAt = later(updatedAt, notice.changedAt());
        }
        var site =
                new StatuspageSite(
                        model.page(),
                        model.components(),
                        levels,
                        changes,
                        views.notices(),
                        updatedAt);
        var texts = new HashMap<String, Unpacked>();
        StatuspageDocuments.of(site, fragments)
                .forEach((path, body) -> texts.put(path, new Unpacked(CONTENT_TYPE, body)));
        return texts;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
