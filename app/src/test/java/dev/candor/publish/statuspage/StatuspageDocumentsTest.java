package dev.candor.publish.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Requirement;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;
import dev.candor.text.StatuspageIds;
import dev.candor.text.StatuspageTimes;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class StatuspageDocumentsTest {
    private static final Instant WINTER = Instant.parse("2010-01-21T22:44:00Z");
    private static final Instant SUMMER = Instant.parse("2010-07-15T20:01:00Z");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Test
    void thereAreTheEightDocumentsAndNoOther() {
        assertThat(StatuspageDocuments.of(site(List.of())))
                .containsOnlyKeys(
                        "/api/v2/summary.json",
                        "/api/v2/status.json",
                        "/api/v2/components.json",
                        "/api/v2/incidents.json",
                        "/api/v2/incidents/unresolved.json",
                        "/api/v2/scheduled-maintenances.json",
                        "/api/v2/scheduled-maintenances/upcoming.json",
                        "/api/v2/scheduled-maintenances/active.json");
    }

    @Test
    void eachObjectHasTheKeysOfTheOriginalNoMoreAndNoLess() {
        var summary = document("/api/v2/summary.json", site(List.of(incident(), maintenance())));
        assertThat(summary.propertyNames())
                .containsExactly(
                        "page", "status", "components", "incidents", "scheduled_maintenances");
        assertThat(summary.path("page").propertyNames())
                .containsExactly("id", "name", "url", "time_zone", "updated_at");
        assertThat(summary.path("components").path(1).propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "status",
                        "created_at",
                        "updated_at",
                        "position",
                        "description",
                        "showcase",
                        "start_date",
                        "group_id",
                        "page_id",
                        "group",
                        "only_show_if_degraded");
        assertThat(summary.path("components").path(0).has("components")).isTrue();
        assertThat(summary.path("incidents").path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "status",
                        "created_at",
                        "updated_at",
                        "monitoring_at",
                        "resolved_at",
                        "impact",
                        "shortlink",
                        "started_at",
                        "page_id",
                        "incident_updates",
                        "components");
        assertThat(summary.path("scheduled_maintenances").path(0).propertyNames())
                .contains("scheduled_for", "scheduled_until")
                .hasSize(15);
        assertThat(
                        summary.path("incidents")
                                .path(0)
                                .path("incident_updates")
                                .path(0)
                                .propertyNames())
                .containsExactly(
                        "id",
                        "status",
                        "body",
                        "incident_id",
                        "created_at",
                        "updated_at",
                        "display_at",
                        "affected_components",
                        "deliver_notifications",
                        "custom_tweet",
                        "tweet_id");
    }

    @Test
    void everyInstantHasMillisecondsAndTheOffsetInForceThen() {
        var incident = document("/api/v2/incidents.json", site(List.of(incident())));
        var node = incident.path("incidents").path(0);
        assertThat(node.path("started_at").asString("")).isEqualTo("2010-01-21T14:44:00.000-08:00");
        assertThat(node.path("updated_at").asString("")).isEqualTo("2010-07-15T13:01:00.000-07:00");
    }

    @ParameterizedTest
    @CsvSource({
        "Etc/UTC, 2010-01-21T22:44:00.000Z",
        "UTC, 2010-01-21T22:44:00.000Z",
        "Europe/London, 2010-01-21T22:44:00.000+00:00",
        "Asia/Kathmandu, 2010-01-22T04:29:00.000+05:45"
    })
    void onlyAPageInUtcWritesTheLetterZ(String zone, String expected) {
        assertThat(new StatuspageTimes(ZoneId.of(zone)).of(WINTER)).isEqualTo(expected);
    }

    @Test
    void startIsTheFirstWindowsAndResolutionTheLastWindowsEnd() {
        var windows =
                List.of(
                        Window.of(WINTER, WINTER.plusSeconds(60)),
                        Window.of(WINTER.plusSeconds(600), WINTER.plusSeconds(900)));
        var closed = incident().toBuilder().windows(windows).state(NoticeState.RESOLVED).build();
        var node =
                document("/api/v2/incidents.json", site(List.of(closed))).path("incidents").path(0);
        assertThat(node.path("started_at").asString("")).isEqualTo("2010-01-21T14:44:00.000-08:00");
        assertThat(node.path("resolved_at").asString(""))
                .isEqualTo("2010-01-21T14:59:00.000-08:00");
        assertThat(
                        document("/api/v2/incidents/unresolved.json", site(List.of(closed)))
                                .path("incidents"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, scheduled, upcoming",
        "TENTATIVE, scheduled, upcoming",
        "IN_PROGRESS, in_progress, active",
        "VERIFYING, verifying, active",
        "COMPLETED, completed,",
        "REVERTED, completed,",
        "FAILED, completed,",
        "CANCELLED, completed,"
    })
    void everyStateOfAMaintenanceHasAWordThatClientsKnow(
            NoticeState state, String word, @Nullable String list) {
        var site = site(List.of(maintenance().toBuilder().state(state).build()));
        var all = document("/api/v2/scheduled-maintenances.json", site);
        assertThat(all.path("scheduled_maintenances").path(0).path("status").asString(""))
                .isEqualTo(word);
        for (var name : List.of("upcoming", "active")) {
            assertThat(
                            document("/api/v2/scheduled-maintenances/" + name + ".json", site)
                                    .path("scheduled_maintenances"))
                    .hasSize(name.equals(list) ? 1 : 0);
        }
    }

    @Test
    void anUpdateSaysWhatItChangedForComponentsAndOneThatChangedNothingSaysNull() {
        var app = new ComponentId("app");
        var changed =
                new Update(
                        new UpdateId("update000002"),
                        Update.Kind.UPDATE,
                        null,
                        "Worse, and the group recovers.",
                        WINTER,
                        WINTER,
                        null,
                        List.of(
                                new ImpactChange(
                                        app, Level.DEGRADED_PERFORMANCE, Level.MAJOR_OUTAGE),
                                new ImpactChange(
                                        new ComponentId("group"), Level.PARTIAL_OUTAGE, null)));
        var first = incident().updates().getFirst();
        var site = site(List.of(incident().toBuilder().updates(List.of(first, changed)).build()));
        var updates =
                document("/api/v2/incidents.json", site)
                        .path("incidents")
                        .path(0)
                        .path("incident_updates");
        assertThat(updates.path(1).path("affected_components").isNull()).isTrue();
        var expected =
                """
                [{"code": "%s", "name": "Group - App", "old_status": "degraded_performance",
                  "new_status": "major_outage"},
                 {"code": "%s", "name": "Group", "old_status": "partial_outage",
                  "new_status": "operational"}]
                """
                        .formatted(
                                StatuspageIds.of(PageId.MAIN, app),
                                StatuspageIds.of(PageId.MAIN, new ComponentId("group")));
        assertThat(updates.path(0).path("affected_components"))
                .isEqualTo(JsonMapper.builder().build().readTree(expected));
    }

    @Test
    void announcementsAreNotIncidents() {
        var announcement =
                notice("announcement", NoticeKind.ANNOUNCEMENT, NoticeState.PUBLISHED, null);
        var summary = document("/api/v2/summary.json", site(List.of(announcement)));
        assertThat(summary.path("incidents")).isEmpty();
        assertThat(summary.path("scheduled_maintenances")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|none|All Systems Operational",
                "operational|none|All Systems Operational",
                "unknown|none|All Systems Operational",
                "major_outage|critical|Major System Outage",
                "partial_outage|major|Partial System Outage",
                "degraded_performance|minor|Partially Degraded Service",
                "under_maintenance|maintenance|Service Under Maintenance",
                "major_outage major_outage|critical|Major System Outage",
                "major_outage operational|major|Partial System Outage",
                "partial_outage partial_outage|major|Partial System Outage",
                "partial_outage operational|minor|Minor Service Outage",
                "degraded_performance degraded_performance|minor|Degraded System Service",
                "degraded_performance operational|minor|Partially Degraded Service",
                "under_maintenance degraded_performance|minor|Partially Degraded Service",
                "under_maintenance operational|maintenance|Service Under Maintenance",
                "operational operational|none|All Systems Operational"
            })
    void theBannerFollowsTheLeavesAsStatuspageComputesIt(
            @Nullable String levels, String indicator, String description) {
        var leaves =
                levels == null
                        ? List.<Level>of()
                        : List.of(levels.split(" ")).stream()
                                .map(name -> Level.ofWireName(name).orElseThrow())
                                .toList();
        assertThat(StatuspageBanner.of(leaves))
                .isEqualTo(new StatuspageBanner(indicator, description));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "flexo/web"})
    void identifiersHaveTheShapeThatClientsKnowAndStayTheSame(String id) {
        var made = StatuspageIds.of(PageId.MAIN, new ComponentId(id));
        assertThat(made).matches("[a-z0-9]{12}");
        assertThat(StatuspageIds.of(PageId.MAIN, new ComponentId(id))).isEqualTo(made);
    }

    private static JsonNode document(String path, StatuspageSite site) {
        var bytes = StatuspageDocuments.of(site).get(path);
        assertThat(bytes).isNotNull();
        return JsonMapper.builder().build().readTree(bytes);
    }

    private static StatuspageSite site(List<Notice> notices) {
        var page =
                new Page(
                        PageId.MAIN,
                        "Example",
                        URI.create("https://status.example.com"),
                        PACIFIC,
                        "en");
        var group = new ComponentId("group");
        var components =
                List.of(
                        new Component(
                                group, "Group", null, Requirement.None.CHILDREN, 0, WINTER, null),
                        new Component(
                                new ComponentId("app"),
                                "App",
                                group,
                                Requirement.None.CHILDREN,
                                1,
                                WINTER,
                                null));
        return new StatuspageSite(page, components, Map.of(), Map.of(), notices, SUMMER);
    }

    private static Notice incident() {
        return notice("incident0001", NoticeKind.INCIDENT, NoticeState.MONITORING, null);
    }

    private static Notice maintenance() {
        var planned =
                new Planned(
                        LocalDateTime.parse("2010-03-13T23:00"),
                        LocalDateTime.parse("2010-03-13T23:59"),
                        PACIFIC);
        return notice("maintenance1", NoticeKind.MAINTENANCE, NoticeState.SCHEDULED, planned);
    }

    private static Notice notice(
            String id, NoticeKind kind, NoticeState state, @Nullable Planned planned) {
        return new Notice(
                new NoticeId(id),
                PageId.MAIN,
                Audience.PUBLIC,
                kind,
                "Title",
                state,
                false,
                Notice.Authority.PERSON,
                List.of(new Impact(new ComponentId("app"), Level.MAJOR_OUTAGE, null)),
                planned,
                planned == null ? List.of(Window.of(WINTER, null)) : List.of(),
                List.of(
                        new Update(
                                new UpdateId("update000001"),
                                Update.Kind.UPDATE,
                                state,
                                "Body",
                                WINTER,
                                WINTER,
                                null)),
                List.of(),
                null,
                null,
                WINTER,
                SUMMER);
    }
}
