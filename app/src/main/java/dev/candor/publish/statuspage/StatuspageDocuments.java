package dev.candor.publish.statuspage;

import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.text.StatuspageIds;
import dev.candor.text.StatuspageTimes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All documents of the Statuspage v2 read API, by path. */
public final class StatuspageDocuments {
    private static final int MOST_NOTICES = 50;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StatuspageSite site;
    private final StatuspageComponents components;
    private final StatuspageNotices notices;
    private final StatuspageTimes times;
    private final JsonNode all;

    private StatuspageDocuments(StatuspageSite site, StatuspageFragments fragments) {
        this.site = site;
        this.components = new StatuspageComponents(site, fragments);
        this.notices = new StatuspageNotices(site, components, fragments);
        this.times = new StatuspageTimes(site.page().zone());
        this.all = fragments.all(components.all());
    }

    /** The eight documents as UTF-8 JSON, each under its path. */
    public static Map<String, byte[]> of(StatuspageSite site) {
        return of(site, new StatuspageFragments());
    }

    /** The same, with what has not changed taken over from the documents made before. */
    public static Map<String, byte[]> of(StatuspageSite site, StatuspageFragments fragments) {
        fragments.turn();
        var made = new StatuspageDocuments(site, fragments);
        var documents = new LinkedHashMap<String, byte[]>();
        made.nodes().forEach((path, node) -> documents.put(path, MAPPER.writeValueAsBytes(node)));
        return documents;
    }

    private Map<String, ObjectNode> nodes() {
        var nodes = new LinkedHashMap<String, ObjectNode>();
        nodes.put("/api/v2/summary.json", summary());
        nodes.put("/api/v2/status.json", withStatus());
        nodes.put("/api/v2/components.json", withComponents(withPage()));
        nodes.put("/api/v2/incidents.json", incidents(_ -> true));
        nodes.put("/api/v2/incidents/unresolved.json", incidents(StatuspageDocuments::isOpen));
        nodes.put("/api/v2/scheduled-maintenances.json", maintenances(_ -> true));
        nodes.put(
                "/api/v2/scheduled-maintenances/upcoming.json",
                maintenances(StatuspageDocuments::isUpcoming));
        nodes.put(
                "/api/v2/scheduled-maintenances/active.json",
                maintenances(StatuspageDocuments::isActive));
        return nodes;
    }

    private ObjectNode summary() {
        var node = withComponents(withStatus());
        node.set(
                "incidents",
                notices.list(select(NoticeKind.INCIDENT, StatuspageDocuments::isOpen)));
        node.set(
                "scheduled_maintenances",
                notices.list(select(NoticeKind.MAINTENANCE, StatuspageDocuments::isOpen)));
        return node;
    }

    private ObjectNode withPage() {
        var node = JSON.objectNode();
        node.set(
                "page",
                JSON.objectNode()
                        .put("id", StatuspageIds.of(site.page().id()))
                        .put("name", site.page().name())
                        .put("url", site.page().url().toString())
                        .put("time_zone", site.page().zone().getId())
                        .put("updated_at", times.of(site.updatedAt())));
        return node;
    }

    private ObjectNode withStatus() {
        var banner = StatuspageBanner.of(components.leafLevels());
        var node = withPage();
        node.set(
                "status",
                JSON.objectNode()
                        .put("indicator", banner.indicator())
                        .put("description", banner.description()));
        return node;
    }

    private ObjectNode withComponents(ObjectNode node) {
        node.set("components", all);
        return node;
    }

    private ObjectNode incidents(Predicate<Notice> wanted) {
        var node = withPage();
        node.set("incidents", notices.list(select(NoticeKind.INCIDENT, wanted)));
        return node;
    }

    private ObjectNode maintenances(Predicate<Notice> wanted) {
        var node = withPage();
        node.set("scheduled_maintenances", notices.list(select(NoticeKind.MAINTENANCE, wanted)));
        return node;
    }

    private Stream<Notice> select(NoticeKind kind, Predicate<Notice> wanted) {
        return site.notices().stream()
                .filter(notice -> notice.kind() == kind)
                .filter(wanted)
                .limit(MOST_NOTICES);
    }

    private static boolean isOpen(Notice notice) {
        return !notice.state().isClosed();
    }

    private static boolean isUpcoming(Notice notice) {
        return notice.state().stage() == NoticeState.Stage.FUTURE;
    }

    private static boolean isActive(Notice notice) {
        return notice.state().stage() == NoticeState.Stage.PRESENT;
    }
}
