package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.publish.Publisher;
import dev.candor.publish.PublisherSettings;
import dev.candor.publish.Question;
import dev.candor.web.api.ApiRoutes;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Holds the description and the server together: what one says, the other does. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");

    /** Statuses that need a fault of the machine or a race; other tests bring them about. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "503 /api/",
                    "429 /api/",
                    "409 /api/",
                    "413 /api/",
                    "503 /readyz",
                    "304 /openapi",
                    "200 /metrics",
                    "401 /metrics",
                    "200 /uptime",
                    "400 /uptime");

    private final JsonSchema description = new JsonSchema(load());
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = new ApiServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Object load() {
        var stream = Objects.requireNonNull(WebServer.class.getResourceAsStream("openapi.yaml"));
        try (stream) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void theDescriptionHasEveryRouteAndNoOther() {
        var described = new TreeSet<String>();
        for (var path : description.document().get("paths").properties()) {
            for (var method : path.getValue().propertyNames()) {
                if (METHODS.contains(method) && path.getKey().startsWith("/api/")) {
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        assertThat(described).isEqualTo(ApiRoutes.all());
    }

    @Test
    void everyExampleFitsItsSchemaAndIsAccepted() {
        var count = 0;
        var paths = description.document().get("paths");
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                var content = method.getValue().path("requestBody").path("content");
                for (var type : content.properties()) {
                    for (var example : examples(type.getValue())) {
                        assertThat(description.faults(example, type.getValue().get("schema")))
                                .as(example.toString())
                                .isEmpty();
                        accept(method.getKey(), path.getKey(), type.getKey(), example);
                        count++;
                    }
                }
            }
        }
        assertThat(count).isGreaterThanOrEqualTo(9);
    }

    private static Iterable<JsonNode> examples(JsonNode content) {
        var examples = new ArrayList<JsonNode>();
        content.path("examples").forEach(each -> examples.add(each.get("value")));
        if (content.has("example")) {
            examples.add(content.get("example"));
        }
        return examples;
    }

    private void accept(String method, String path, String type, JsonNode example) {
        var id =
                server.posted(
                        """
                        {"kind": "incident", "title": "T", "body": "B", "components": ["app"]}\
                        """);
        var request =
                server.request(path.replace("{id}", named(path, id)), server.operator)
                        .header("Content-Type", type)
                        .method(
                                method.toUpperCase(Locale.ROOT),
                                BodyPublishers.ofString(example.toString()));
        var answer = server.send(request);
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 201);
        assertThat(faults(method, path, answer)).isEmpty();
    }

    /** What stands for the parameter of a path, made ready for an example. */
    private String named(String path, String notice) {
        if (path.startsWith("/api/v1/changes/")) {
            return changed();
        }
        if (path.startsWith("/api/v1/metrics/")) {
            return server.metric();
        }
        if (path.startsWith("/api/v1/subscribers/")) {
            return subscriber("named" + seen.size() + notice + "@example.com");
        }
        if (path.endsWith("/postmortem")) {
            server.send("POST", path.replace("{id}", notice), server.operator, "{}");
        }
        return notice;
    }

    private String changed() {
        var answer = server.send("POST", "/api/v1/changes", server.operator, "{\"what\": \"W\"}");
        return answer.body().path("id").asString();
    }

    @Test
    void everyStatusOfEveryRouteIsDescribedAndComesAsDescribed() {
        var id =
                server.posted(
                        """
                        {"kind": "incident", "title": "T", "body": "B", "components": ["app"]}\
                        """);
        var draft = "{\"kind\": \"incident\", \"title\": \"T\", \"body\": \"B\"}";
        var one = "/api/v1/notices/" + id;
        for (var list : new String[] {"notices", "components", "ledger", "checks"}) {
            var path = "/api/v1/" + list;
            exchange("get", path, path, server.viewer, null);
            exchange("get", path, path + "?lmit=3", server.viewer, null);
            exchange("get", path, path, "nonsense", null);
            exchange("get", path, path, null, null);
        }
        for (var list : new String[] {"results", "series"}) {
            var path = "/api/v1/checks/app-front/" + list;
            var template = "/api/v1/checks/{id}/" + list;
            exchange("get", template, path, server.viewer, null);
            exchange("get", template, path + "?lmit=3", server.viewer, null);
            exchange("get", template, path, null, null);
        }
        exchange("get", "/api/v1/notices", "/api/v1/notices?drafts=true", null, null);
        exchange("get", "/api/v1/notices/{id}", one, null, null);
        exchange("get", "/api/v1/notices/{id}", one, "nonsense", null);
        exchange("get", "/api/v1/notices/{id}", "/api/v1/notices/X", null, null);
        exchange("get", "/api/v1/notices/{id}", "/api/v1/notices/aaaaaaaaaaaa", null, null);
        writes("post", "/api/v1/notices", "/api/v1/notices", draft);
        writes("patch", "/api/v1/notices/{id}", one, "{\"title\": \"T2\"}");
        writes("post", "/api/v1/notices/{id}/updates", one + "/updates", "{\"body\": \"B\"}");
        changes();
        deliveries();
        postmortems(id);
        alerts();
        people();
        var tell =
                "{\"kind\": \"incident\", \"title\": \"T\", \"body\": \"B\", \"tell\": {\"all\":"
                        + " true}}";
        var list = "/api/v1/notices";
        exchange("post", list, list + "?preview=true", server.operator, tell);
        var updates = one + "/updates?preview=true";
        exchange(
                "post",
                "/api/v1/notices/{id}/updates",
                updates,
                server.operator,
                "{\"body\": \"B\"}");
        previews(one);
        exchange("get", "/healthz", "/healthz", null, null);
        exchange("get", "/readyz", "/readyz", null, null);
        exchange("get", "/openapi.yaml", "/openapi.yaml", null, null);
        assertThat(wrong).isEmpty();
        assertThat(missing()).isEmpty();
    }

    @Test
    void theUptimeReportIsAsDescribed() {
        var publisher = new Publisher(server.store, server.time, PublisherSettings.main(false));
        publisher.start();
        try {
            Await.until("the site is ready", Duration.ofSeconds(10), publisher::isReady);
            reports(publisher);
        } finally {
            publisher.stop();
        }
    }

    private void reports(Publisher publisher) {
        for (var asked : new String[] {"", "from=2026-01-02&to=2026-01-01"}) {
            var answer = publisher.answer(new Question("/uptime", asked, true)).orElseThrow();
            assertThat(answer.status()).isEqualTo(asked.isEmpty() ? 200 : 400);
            var type = answer.document().contentType().replaceAll(";.*", "");
            var schema =
                    description
                            .document()
                            .at("/paths/~1uptime/get/responses/" + answer.status() + "/content")
                            .path(type)
                            .path("schema");
            var body = JsonMapper.shared().readTree(answer.document().body());
            assertThat(description.faults(body, schema)).as(body.toString()).isEmpty();
        }
    }

    private void changes() {
        var changed = changed();
        var change = "/api/v1/changes/{id}";
        for (var path : new String[] {"/api/v1/changes", "/api/v1/metrics", "/api/v1/promises"}) {
            exchange("get", path, path, server.viewer, null);
            exchange("get", path, path + "?lmit=3", server.viewer, null);
            exchange("get", path, path, "nonsense", null);
        }
        writes("post", "/api/v1/changes", "/api/v1/changes", "{\"what\": \"W\"}");
        for (var one : new String[] {changed, "X", "aaaaaaaaaaaa"}) {
            exchange("get", change, "/api/v1/changes/" + one, server.viewer, null);
        }
        exchange("get", change, "/api/v1/changes/" + changed, "nonsense", null);
        writes("patch", change, "/api/v1/changes/" + changed, "{\"exit_status\": 0}");
        var points = "/api/v1/metrics/{id}/points";
        var good = "{\"points\": [{\"at\": \"2012-07-27T15:00Z\", \"value\": 1}]}";
        writes("post", points, points.replace("{id}", server.metric()), good);
    }

    private void deliveries() {
        var list = "/api/v1/deliveries";
        var template = list + "/{id}";
        var id = server.delivery();
        var one = list + "/" + id;
        for (var query : new String[] {"", "?lmit=3", "?state=gone", "?state=pending&limit=1"}) {
            exchange("get", list, list + query, server.operator, null);
        }
        for (var path : new String[] {one, list + "/X", list + "/aaaaaaaaaaaa"}) {
            exchange("get", template, path, server.operator, null);
            exchange("post", template + "/retry", path + "/retry", server.operator, "{}");
        }
        for (var token : Arrays.asList(server.viewer, null)) {
            exchange("get", list, list, token, null);
            exchange("get", template, one, token, null);
        }
        for (var query : new String[] {"", "?minutes=5", "?minutes=0", "?notice=aaaaaaaaaaaa"}) {
            exchange("post", list + "/link", list + "/link" + query, server.admin, "{}");
        }
        exchange("post", list + "/link", list + "/link", server.operator, "{}");
        exchange("post", list + "/link", list + "/link", null, "{}");
        for (var act : new String[] {"/stop", "/retry"}) {
            exchange("post", template + act, one + act, server.viewer, "{}");
            exchange("post", template + act, one + act, null, "{}");
            exchange("post", template + act, list + "/X" + act, server.operator, "{}");
            var none = list + "/aaaaaaaaaaaa" + act;
            exchange("post", template + act, none, server.operator, "{}");
            server.fallible.fill();
            exchange("post", template + act, one + act, server.operator, "{}");
            server.fallible.makeRoom();
        }
        exchange("post", template + "/stop", one + "/stop", server.operator, "{}");
        exchange("post", template + "/stop", one + "/stop", server.operator, "{}");
        server.delivered(id);
        exchange("post", template + "/retry", one + "/retry", server.operator, "{}");
    }

    private void previews(String one) {
        var template = "/api/v1/notices/{id}";
        exchange(
                "patch",
                template,
                one + "?preview=true",
                server.operator,
                "{\"title\": \"T3\", \"components\": [\"app\", \"mail\"]}");
        var messages = template + "/messages";
        exchange("get", messages, one + "/messages", server.operator, null);
        exchange("get", messages, one + "/messages", server.viewer, null);
        exchange("get", messages, one + "/messages", null, null);
        for (var none : new String[] {"X", "aaaaaaaaaaaa"}) {
            exchange("get", messages, messages.replace("{id}", none), server.operator, null);
        }
    }

    private void alerts() {
        var list = "/api/v1/alerts";
        var take = list + "/{id}/acknowledge";
        var id = server.alert();
        exchange("get", list, list, server.operator, null);
        exchange("get", list, list + "?limit=1", server.operator, null);
        exchange("get", list, list + "?after=" + id, server.operator, null);
        exchange("get", list, list + "?after=aaaaaaaaaaaa", server.operator, null);
        exchange("get", list, list, server.viewer, null);
        exchange("get", list, list, null, null);
        for (var one : new String[] {"X", "aaaaaaaaaaaa"}) {
            exchange("post", take, take.replace("{id}", one), server.operator, null);
        }
        var path = take.replace("{id}", id);
        exchange("post", take, path, server.viewer, null);
        exchange("post", take, path, null, null);
        server.fallible.fill();
        exchange("post", take, path, server.operator, null);
        server.fallible.makeRoom();
        exchange("post", take, path, server.operator, null);
        exchange("post", take, path, server.operator, null);
    }

    private void postmortems(String id) {
        var template = "/api/v1/notices/{id}/postmortem";
        var path = template.replace("{id}", id);
        writes("post", template, path, "{}");
        writes("patch", template, path, "{\"summary\": \"S\"}");
        for (var suffix : new String[] {"", "/revisions"}) {
            exchange("get", template + suffix, path + suffix, server.viewer, null);
            exchange("get", template + suffix, path + suffix, "nonsense", null);
            var none = template.replace("{id}", "aaaaaaaaaaaa") + suffix;
            exchange("get", template + suffix, none, server.viewer, null);
            var wrong = template.replace("{id}", "X") + suffix;
            exchange("get", template + suffix, wrong, server.viewer, null);
        }
    }

    private void people() {
        var list = "/api/v1/subscribers";
        var one = list + "/{id}";
        var customers = "/api/v1/audiences/{id}/customers";
        var audience = "/api/v1/audiences/{id}";
        writes("post", list, list, "{\"address\": \"a@example.com\"}");
        var subscriber = subscriber("b@example.com");
        writes("patch", one, list + "/" + subscriber, "{\"hears\": \"incidents\"}");
        writes("put", customers, "/api/v1/audiences/shops/customers", "{\"customers\": []}");
        for (var path : new String[] {list, "/api/v1/audiences"}) {
            exchange("get", path, path, server.operator, null);
            exchange("get", path, path + "?lmit=3", server.operator, null);
            exchange("get", path, path, null, null);
            exchange("get", path, path, server.viewer, null);
        }
        for (var each : new String[] {one, customers}) {
            var right = each.equals(one) ? subscriber : "shops";
            for (var id : new String[] {right, "X X", "cccccccccccc"}) {
                var path = each.replace("{id}", id.replace(" ", "%20"));
                exchange("get", each, path, server.operator, null);
            }
            exchange("get", each, each.replace("{id}", right), null, null);
            exchange("get", each, each.replace("{id}", right), server.viewer, null);
        }
        erasures(one, subscriber);
        erasures(audience, "shops");
    }

    private void erasures(String template, String id) {
        var path = template.replace("{id}", id);
        exchange("delete", template, path, null, null);
        exchange("delete", template, path, server.viewer, null);
        exchange("delete", template, template.replace("{id}", "X%20X"), server.operator, null);
        server.fallible.fill();
        exchange("delete", template, path, server.operator, null);
        server.fallible.makeRoom();
        exchange("delete", template, path, server.operator, null);
        exchange("delete", template, path, server.operator, null);
    }

    private String subscriber(String address) {
        var draft = "{\"address\": \"" + address + "\", \"confirmed\": true}";
        var answer = server.send("POST", "/api/v1/subscribers", server.operator, draft);
        return answer.body().path("id").asString();
    }

    private void writes(String method, String template, String path, String good) {
        exchange(method, template, path, server.operator, good);
        exchange(method, template, path, server.admin, good);
        exchange(method, template, path, null, good);
        exchange(method, template, path, "nonsense", good);
        exchange(method, template, path, server.viewer, good);
        exchange(method, template, path, server.operator, "{\"titel\": 1}");
        exchange(method, template, path, server.operator, null);
        server.fallible.fill();
        exchange(method, template, path, server.operator, good);
        server.fallible.makeRoom();
        if (template.contains("{id}")) {
            var other = template.replace("{id}", "aaaaaaaaaaaa");
            exchange(method, template, other, server.operator, good);
        }
    }

    private void exchange(
            String method,
            String template,
            String path,
            @Nullable String token,
            @Nullable String json) {
        var answer = server.send(method.toUpperCase(Locale.ROOT), path, token, json);
        seen.add(answer.status() + " " + method + " " + template);
        wrong.addAll(faults(method, template, answer));
    }

    /** In what an answer differs from the description of its operation. */
    private Set<String> faults(String method, String template, ApiServer.Answer answer) {
        var name = method + " " + template + " " + answer.status() + ": ";
        var responses =
                description.document().get("paths").get(template).get(method).get("responses");
        var response = responses.path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            return Set.of(name + "the status is not described; " + answer.response().body());
        }
        var resolved = description.resolve(response);
        var faults = new TreeSet<String>();
        for (var header : resolved.path("headers").propertyNames()) {
            if (answer.header(header).isEmpty()) {
                faults.add(name + "the header " + header + " is missing");
            }
        }
        var type = answer.header("content-type").replaceAll(";.*", "");
        var content = resolved.path("content").path(type);
        if (content.isMissingNode()) {
            faults.add(name + "the type " + type + " is not described");
        } else if (answer.json() != null) {
            description
                    .faults(answer.body(), content.get("schema"))
                    .forEach(fault -> faults.add(name + fault));
        }
        return faults;
    }

    /** What is described and has not been seen, nor is left to another test. */
    private Set<String> missing() {
        var missing = new TreeSet<String>();
        for (var path : description.document().get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                for (var status : method.getValue().path("responses").propertyNames()) {
                    var name = status + " " + method.getKey() + " " + path.getKey();
                    var elsewhere =
                            ELSEWHERE.stream()
                                    .anyMatch(each ->
                                            (status + " " + path.getKey()).startsWith(each));
                    if (!seen.contains(name) && !elsewhere) {
                        missing.add(name);
                    }
                }
            }
        }
        return missing;
    }
}
