package dev.candor.web;

import dev.candor.command.Commands;
import dev.candor.command.CreateToken;
import dev.candor.command.RandomIds;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.SampleLinks;
import dev.candor.fixture.SampleWords;
import dev.candor.model.Actor;
import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.DeliveryId;
import dev.candor.model.Level;
import dev.candor.model.Location;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;
import dev.candor.model.Role;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.store.SampleMessages;
import dev.candor.store.Transaction;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.web.api.Api;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A real server on a real store in a folder of the test's, with a page and a token per role. */
final class ApiServer implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    final ManualTime time = new ManualTime(NOW);
    final SqlStore store;
    final FullStore fallible;
    final String viewer;
    final String operator;
    final String admin;
    final InetSocketAddress address;

    private final WebServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer with its body as JSON, or null where it is none. */
    record Answer(int status, HttpResponse<String> response, @Nullable JsonNode json) {
        JsonNode body() {
            if (json == null) {
                throw new AssertionError("not JSON: " + response.body());
            }
            return json;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    ApiServer(Path folder) {
        store = SqlStore.open(StoreSettings.of(folder, time));
        store.writeVoid(ApiServer::fill);
        fallible = new FullStore(store);
        var commands = new Commands(fallible, time, new RandomIds());
        viewer = token(commands, Role.VIEWER);
        operator = token(commands, Role.OPERATOR);
        admin = token(commands, Role.ADMIN);
        var site = new MemorySite();
        server =
                new WebServer(
                        WebSettings.on("127.0.0.1", 0),
                        site,
                        new Api(store, commands, time, SampleLinks.of(time), SampleWords.of()),
                        new Readiness(site, store),
                        time);
        address = server.start();
    }

    /** The id of a metric that is declared. */
    String metric() {
        store.writeVoid(transaction ->
                transaction
                        .measurements()
                        .declare(
                                PageId.MAIN,
                                List.of(
                                        new Series(
                                                SeriesId.metric("queue"),
                                                "Queue",
                                                "",
                                                null,
                                                true))));
        return "queue";
    }

    /** The id of a delivery that is pending. */
    String delivery() {
        var message = SampleMessages.full(1);
        var owed = SampleMessages.owed(1, message, "ann", 0);
        store.writeVoid(transaction -> {
            transaction.messages().add(message);
            transaction.deliveries().add(List.of(owed));
        });
        return owed.delivery().id().value();
    }

    /** The other side takes that delivery. */
    void delivered(String id) {
        var delivery = new DeliveryId(id);
        store.writeVoid(transaction -> {
            var owed = transaction.deliveries().find(delivery).orElseThrow();
            var pending = owed.retry(0, null, NOW, NOW);
            transaction.deliveries().put(List.of(pending));
            transaction.deliveries().delivered(List.of(delivery), NOW);
        });
    }

    /** The id of an alert that lasts. */
    String alert() {
        var id = new AlertId("alert0000001");
        var step = new Alert.Step(0, "mail", "ops@example.com", NOW, NOW, false);
        store.writeVoid(transaction ->
                transaction
                        .alerts()
                        .add(
                                new Alert(
                                        id,
                                        "rule",
                                        "fault:app",
                                        "The app",
                                        Level.MAJOR_OUTAGE,
                                        NOW,
                                        "down",
                                        null,
                                        Duration.ofHours(1),
                                        NOW,
                                        null,
                                        null),
                                List.of(step)));
        return id.value();
    }

    private static String token(Commands commands, Role role) {
        return commands.run(new CreateToken(role), Actor.system("test"), "").secret();
    }

    private static void fill(Transaction transaction) {
        var url = URI.create("https://status.example.com");
        transaction.pages().put(new Page(PageId.MAIN, "Example", url, ZONE, "en"));
        var position = 0;
        for (var id : List.of("app", "mail", "flexo", "flexo/web")) {
            var parent = id.startsWith("flexo/") ? new ComponentId("flexo") : null;
            var requirement =
                    id.equals("flexo")
                            ? new Requirement.AtLeast(1, List.of(new ComponentId("flexo/web")))
                            : Requirement.None.CHILDREN;
            transaction
                    .components()
                    .put(
                            PageId.MAIN,
                            new Component(
                                    new ComponentId(id),
                                    "The " + id,
                                    parent,
                                    requirement,
                                    position++,
                                    Instant.parse("2009-01-01T00:00:00Z"),
                                    null));
        }
        transaction
                .checkStates()
                .put(List.of(CheckState.fresh(new CheckId("app-front"), null, Location.HERE, NOW)));
        var _ =
                transaction
                        .ledger()
                        .add(
                                PageId.MAIN,
                                new Outage(
                                        0,
                                        new ComponentId("mail"),
                                        null,
                                        Level.MAJOR_OUTAGE,
                                        NOW.minusSeconds(7_200),
                                        NOW.minusSeconds(3_600),
                                        Precision.EXACT,
                                        Outage.Source.PROBE,
                                        new CheckId("mail-port"),
                                        null,
                                        null));
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, operator, json);
    }

    /** The id of a notice that has just been posted. */
    String posted(String json) {
        var answer = post("/api/v1/notices", json);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + ": " + answer.response().body());
        }
        return answer.body().get("id").stringValue();
    }

    Answer send(String method, String path, @Nullable String token, @Nullable String json) {
        var request = request(path, token);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        var publisher =
                json == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json);
        return send(request.method(method, publisher));
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(base() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var type = response.headers().firstValue("content-type").orElse("");
            var json = type.contains("json") ? MAPPER.readTree(response.body()) : null;
            return new Answer(response.statusCode(), response, json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    String base() {
        return "http://127.0.0.1:" + address.getPort();
    }

    @Override
    public void close() {
        server.stop();
        store.close();
        client.close();
    }
}
