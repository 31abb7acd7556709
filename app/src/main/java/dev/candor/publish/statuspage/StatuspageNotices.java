package dev.candor.publish.statuspage;

import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Revision;
import dev.candor.model.Update;
import dev.candor.model.Window;
import dev.candor.text.StatuspageIds;
import dev.candor.text.StatuspageTimes;
import dev.candor.text.StatuspageWords;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Incident and scheduled-maintenance objects. */
final class StatuspageNotices {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final StatuspageSite site;
    private final StatuspageComponents components;
    private final StatuspageFragments fragments;
    private final StatuspageTimes times;

    StatuspageNotices(
            StatuspageSite site, StatuspageComponents components, StatuspageFragments fragments) {
        this.site = site;
        this.components = components;
        this.fragments = fragments;
        this.times = new StatuspageTimes(site.page().zone());
    }

    ArrayNode list(Stream<Notice> notices) {
        var list = JSON.arrayNode();
        notices.map(this::kept).forEach(list::add);
        return list;
    }

    private JsonNode kept(Notice notice) {
        var affected = affected(notice);
        var names =
                notice.updates().stream()
                        .flatMap(update -> update.changes().stream())
                        .map(change -> components.fullName(change.component()))
                        .toList();
        var facts = new StatuspageFragments.OfNotice(site.page(), notice, affected, names);
        return fragments.notice(facts, () -> object(notice, affected));
    }

    private ObjectNode object(Notice notice, List<JsonNode> affected) {
        var node =
                JSON.objectNode()
                        .put("id", notice.id().value())
                        .put("name", notice.title())
                        .put("status", StatuspageWords.state(notice.state()))
                        .put("created_at", times.of(notice.createdAt()))
                        .put("updated_at", times.of(notice.changedAt()))
                        .put("monitoring_at", times.ofNullable(firstMonitoring(notice)))
                        .put("resolved_at", times.ofNullable(resolvedAt(notice)))
                        .put("impact", StatuspageWords.impact(notice))
                        .put("shortlink", site.page().url() + "/notices/" + notice.id())
                        .put("started_at", times.of(startedAt(notice)))
                        .put("page_id", StatuspageIds.of(site.page().id()));
        node.set("incident_updates", updates(notice));
        node.set("components", JSON.arrayNode().addAll(affected));
        if (notice.kind() == NoticeKind.MAINTENANCE) {
            node.put("scheduled_for", times.of(scheduledFor(notice)));
            node.put("scheduled_until", times.of(scheduledUntil(notice)));
        }
        return node;
    }

    private List<JsonNode> affected(Notice notice) {
        return notice.impacts().stream()
                .flatMap(impact -> Stream.ofNullable(components.find(impact.component())))
                .toList();
    }

    private ArrayNode updates(Notice notice) {
        var newestFirst = JSON.arrayNode();
        var state = notice.kind().firstState();
        for (var update : notice.updates()) {
            state = update.state() == null ? state : update.state();
            newestFirst.insert(0, update(notice, update, state));
        }
        for (var place = 0; place < notice.revisions().size(); place++) {
            if (notice.updateOf(notice.revisions().get(place)).isEmpty()) {
                newestFirst.insert(0, revision(notice, place));
            }
        }
        return newestFirst;
    }

    /** A changed fact is news to whoever follows along: it comes as an update of its own. */
    private ObjectNode revision(Notice notice, int place) {
        var revision = notice.revisions().get(place);
        var reason = revision.reason() == null ? "" : " " + revision.reason();
        var at = times.of(revision.at());
        return JSON.objectNode()
                .put("id", StatuspageIds.ofRevision(notice.id(), place))
                .put("status", StatuspageWords.state(notice.state()))
                .put("body", "Correction: " + fact(revision.before()) + "." + reason)
                .put("incident_id", notice.id().value())
                .put("created_at", at)
                .put("updated_at", at)
                .put("display_at", at)
                .putNull("affected_components")
                .put("deliver_notifications", false)
                .putNull("custom_tweet")
                .putNull("tweet_id");
    }

    private static String fact(Revision.Before before) {
        return switch (before) {
            case Revision.Before.Title(var title) -> "the title was “" + title + "”";
            case Revision.Before.Impacts _ -> "what was said of the components has changed";
            case Revision.Before.Windows _ -> "the times of the impact have changed";
            case Revision.Before.Plan _ -> "the planned time has changed";
            case Revision.Before.Data _ -> "what was said of data has changed";
            case Revision.Before.Expected _ -> "what is expected has changed";
            case Revision.Before.Text(var fact, _) ->
                    "what was said has changed (" + fact.wireName().replace('_', ' ') + ")";
            case Revision.Before.Said _ -> "the words of an earlier update have changed";
        };
    }

    private ObjectNode update(Notice notice, Update update, NoticeState state) {
        return JSON.objectNode()
                .put("id", update.id().value())
                .put("status", StatuspageWords.state(state))
                .put("body", update.body())
                .put("incident_id", notice.id().value())
                .put("created_at", times.of(update.postedAt()))
                .put("updated_at", times.of(update.postedAt()))
                .put("display_at", times.of(update.at()))
                .set("affected_components", changes(update))
                .put("deliver_notifications", false)
                .putNull("custom_tweet")
                .putNull("tweet_id");
    }

    /** What the update changed for components; JSON's null where that is nothing. */
    private JsonNode changes(Update update) {
        if (update.changes().isEmpty()) {
            return JSON.nullNode();
        }
        var list = JSON.arrayNode();
        for (var change : update.changes()) {
            list.add(
                    JSON.objectNode()
                            .put("code", components.statuspageId(change.component()))
                            .put("name", components.fullName(change.component()))
                            .put("old_status", status(change.before()))
                            .put("new_status", status(change.after())));
        }
        return list;
    }

    /** One that the entry does not name works, as far as it says. */
    private static String status(@Nullable Level level) {
        return StatuspageWords.component(level == null ? Level.OPERATIONAL : level);
    }

    private static @Nullable Instant firstMonitoring(Notice notice) {
        return notice.updates().stream()
                .filter(update -> update.state() == NoticeState.MONITORING)
                .map(Update::at)
                .findFirst()
                .orElse(null);
    }

    /** The start of the first window; when none is known, when it was written. */
    private Instant startedAt(Notice notice) {
        return notice.windows().stream()
                .map(Window::start)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> planned(notice, notice.createdAt()));
    }

    /** The end of the last window; when none is known, the update that closed it. */
    private static @Nullable Instant resolvedAt(Notice notice) {
        if (!notice.state().isClosed()) {
            return null;
        }
        return notice.windows().stream()
                .flatMap(window -> Stream.ofNullable(window.end()))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> closing(notice));
    }

    private static Instant closing(Notice notice) {
        return notice.updates().stream()
                .filter(update -> update.state() != null && update.state().isClosed())
                .map(Update::at)
                .findFirst()
                .orElse(notice.changedAt());
    }

    private Instant planned(Notice notice, Instant otherwise) {
        var planned = notice.planned();
        return planned == null ? otherwise : resolve(planned, planned.start());
    }

    private Instant scheduledFor(Notice notice) {
        return planned(notice, startedAt(notice));
    }

    private Instant scheduledUntil(Notice notice) {
        var planned = notice.planned();
        if (planned != null && planned.end() != null) {
            return resolve(planned, planned.end());
        }
        var end = resolvedAt(notice);
        var start = scheduledFor(notice);
        return end == null || end.isBefore(start) ? start : end;
    }

    private static Instant resolve(Planned planned, LocalDateTime local) {
        return local.atZone(planned.zone()).toInstant();
    }
}
