package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What the command line asks of a data folder, with a server on it and without. */
class ControlTest {
    private static final String PAGE =
            """
            page: {name: Example, url: "https://status.example.com", zone: Europe/Berlin}
            components: [{id: shop, name: Shop}]
            """;

    @TempDir Path folder;

    @Test
    void aTokenMadeWithoutAServerOpensTheApiOfTheServerThatStartsLater() throws IOException {
        var token = RunningCandor.token(folder, "operator");
        try (var candor = RunningCandor.start(folder, PAGE);
                var http = new Http(candor.server().address(), token)) {
            var answer =
                    http.send(
                            "POST",
                            "/api/v1/notices",
                            """
                            {"kind": "incident", "title": "Shop is slow", "body": "We look."}
                            """);
            assertThat(answer.statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aRunningServerDoesTheWorkThroughASocketThatOnlyItsOwnerMayUse() throws IOException {
        try (var candor = RunningCandor.start(folder, PAGE)) {
            var socket = folder.resolve("data/control.sock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            var posted =
                    done(
                            ask(
                                    "notice.post",
                                    object("title", "Shop is slow")
                                            .put("kind", "incident")
                                            .put("body", "We look.")));
            var id = posted.path("id").asString("");
            var resolved =
                    done(
                            ask(
                                    "notice.update",
                                    object("id", id)
                                            .put("state", "resolved")
                                            .put("body", "It is over.")));
            assertThat(resolved.path("state").asString("")).isEqualTo("resolved");
            var list = done(ask("notice.list", JsonNodeFactory.instance.objectNode()));
            assertThat(list.path("items")).hasSize(1);
            assertThat(candor.http().json("/api/v1/notices/" + id).path("state").asString(""))
                    .isEqualTo("resolved");
        }
        assertThat(folder.resolve("data/control.sock")).doesNotExist();
    }

    @Test
    void aStartedServerHasItsPages() throws IOException {
        try (var candor = RunningCandor.start(folder, PAGE)) {
            assertThat(candor.http().page("/")).contains("Shop");
            assertThat(candor.http().page("/feed.atom")).contains("<feed");
            assertThat(candor.http().page("/readyz")).isEqualTo("ready\n");
        }
    }

    @Test
    void aFolderWithALongNameHasItsSocketElsewhere() throws IOException {
        var deep = Files.createDirectories(folder.resolve("x".repeat(100)));
        try (var candor = RunningCandor.start(deep, PAGE)) {
            assertThat(candor.http().page("/healthz")).isEqualTo("ok\n");
            assertThat(deep.resolve("data/control.path")).exists();
        }
        assertThat(deep.resolve("data/control.path")).doesNotExist();
    }

    @Test
    void whatIsWrongComesBackAsProblemsAndChangesNothing() throws IOException {
        try (var _ = RunningCandor.start(folder, PAGE)) {
            var refused =
                    refused(
                            ask(
                                    "notice.post",
                                    object("title", "Shop is slow")
                                            .put("kind", "incident")
                                            .put("body", "We look.")
                                            .set(
                                                    "components",
                                                    JsonNodeFactory.instance
                                                            .arrayNode()
                                                            .add("shpo"))));
            assertThat(refused.code()).isEqualTo("invalid");
            assertThat(refused.problems().getFirst().toString())
                    .contains("/components/0")
                    .contains("shop");
            assertThat(refused(ask("notice.update", object("id", "nosuchnotice"))).code())
                    .isEqualTo("not_found");
            assertThat(refused(ask("token.create", object("role", "king"))).problems())
                    .first()
                    .asString()
                    .contains("admin");
            assertThat(refused(ask("fly", object("to", "moon"))).code()).isEqualTo("invalid");
        }
    }

    @Test
    void aReloadTakesTheNewFileOverAndABadOneChangesNothing() throws IOException {
        try (var candor = RunningCandor.start(folder, PAGE)) {
            Files.writeString(
                    folder.resolve("candor.yaml"), PAGE.replace("{id: shop", "{idd: shop"));
            var refused = refused(ask("reload", JsonNodeFactory.instance.objectNode()));
            assertThat(refused.code()).isEqualTo(ControlCodes.CONFIGURATION);
            assertThat(refused.problems().getFirst().toString())
                    .contains("candor.yaml:2:")
                    .contains("id");
            assertThat(candor.http().page("/api/v1/components")).contains("Shop");

            Files.writeString(
                    folder.resolve("candor.yaml"),
                    PAGE.replace("name: Shop}", "name: Shop}, {id: forum, name: Forum}"));
            var changes = done(ask("reload", JsonNodeFactory.instance.objectNode()));
            assertThat(changes.path("changes").toString()).contains("forum");
            assertThat(candor.http().page("/api/v1/components")).contains("Forum");
        }
    }

    @Test
    void thereIsNothingToReloadWithoutAServer() {
        assertThat(refused(ask("reload", JsonNodeFactory.instance.objectNode())).code())
                .isEqualTo(ControlCodes.NO_SERVER);
    }

    @Test
    void aDatabaseElsewhereIsFoundAgainWithoutBeingNamed() throws IOException {
        var elsewhere = folder.resolve("elsewhere.db");
        var data = folder.resolve("data");
        var options =
                new ServeOptions(null, data, "127.0.0.1", 0, "jdbc:sqlite:" + elsewhere, _ -> null);
        Server.start(options, "test").close();
        assertThat(elsewhere).exists();
        assertThat(data.resolve("candor.db")).doesNotExist();
        assertThat(done(ask("token.list", JsonNodeFactory.instance.objectNode())).path("items"))
                .isEmpty();
        assertThat(data.resolve("candor.db")).doesNotExist();

        var other =
                new ServeOptions(
                        null,
                        data,
                        "127.0.0.1",
                        0,
                        "jdbc:sqlite:" + folder.resolve("other.db"),
                        _ -> null);
        assertThatThrownBy(() -> Server.start(other, "test"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("elsewhere.db")
                .hasMessageContaining("--db");
    }

    @Test
    void aPortThatIsTakenAndAFolderThatIsOwnedAreOneSentenceEach() throws IOException {
        try (var candor = RunningCandor.start(folder, PAGE)) {
            var port = java.net.URI.create(candor.server().address()).getPort();
            var samePort =
                    new ServeOptions(
                            null, folder.resolve("other"), "127.0.0.1", port, null, _ -> null);
            assertThatThrownBy(() -> Server.start(samePort, "test"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("another program uses this port");
            var sameFolder =
                    new ServeOptions(null, folder.resolve("data"), "127.0.0.1", 0, null, _ -> null);
            assertThatThrownBy(() -> Server.start(sameFolder, "test"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is owned by");
        }
    }

    private ControlAnswer ask(String command, JsonNode arguments) {
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return control.ask(new ControlRequest(command, arguments));
        }
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static JsonNode done(ControlAnswer answer) {
        return switch (answer) {
            case ControlAnswer.Done(var data) -> data;
            case ControlAnswer.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static ControlAnswer.Refused refused(ControlAnswer answer) {
        return switch (answer) {
            case ControlAnswer.Refused refused -> refused;
            case ControlAnswer.Done done -> throw new AssertionError(done);
        };
    }
}
