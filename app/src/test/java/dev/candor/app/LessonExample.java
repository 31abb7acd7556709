package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** An example with a postmortem, told to a running server as its README says. */
record LessonExample(RunningCandor candor, String notice, String change) implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@code examples/harmony}, with the fix marked and the metric's values sent. */
    static LessonExample harmony(Path data) throws IOException {
        var candor = start(data, "harmony");
        var notice = notice(candor, "A flood of spam posts takes sites down");
        var change =
                asked(
                        data,
                        "change.mark",
                        """
                        {"what": "Turn spam posts away", "start": "2012-07-27T15:20",
                         "finish": "2012-07-27T15:22", "components": ["live-sites", "admin"],
                         "notice": "%s", "public": true}
                        """
                                .formatted(notice));
        var id = change.path("id").asString();
        var points =
                (tools.jackson.databind.node.ObjectNode) JSON.readTree(read("harmony/points.json"));
        asked(data, "metric.push", points.put("metric", "response-time").toString());
        learn(data, candor, notice, read("harmony/postmortem.json").replace("CHANGE", id));
        return new LessonExample(candor, notice, id);
    }

    /** {@code examples/xervo}. */
    static LessonExample xervo(Path data) throws IOException {
        var candor = start(data, "xervo");
        var notice = notice(candor, "Running projects taken offline by our audit tool");
        learn(data, candor, notice, read("xervo/postmortem.json"));
        return new LessonExample(candor, notice, "");
    }

    /** A file of an example. */
    static String read(String file) throws IOException {
        return Files.readString(root().resolve("examples").resolve(file));
    }

    String address() {
        return candor.server().address();
    }

    private static RunningCandor start(Path data, String name) throws IOException {
        var candor = RunningCandor.start(data, read(name + "/candor.yaml"));
        var arguments = JsonNodeFactory.instance.objectNode();
        arguments.put("file", "history.json").put("content", read(name + "/history.json"));
        asked(data, "history.import", arguments.toString());
        return candor;
    }

    private static String notice(RunningCandor candor, String title) {
        for (var each : candor.http().json("/api/v1/notices").path("items")) {
            if (each.path("title").asString().equals(title)) {
                return each.path("id").asString();
            }
        }
        throw new AssertionError("no notice " + title);
    }

    private static void learn(Path data, RunningCandor candor, String notice, String postmortem) {
        asked(data, "postmortem.draft", "{\"id\": \"" + notice + "\"}");
        for (var edit : new String[] {postmortem, "{\"published\": true}"}) {
            var request = (tools.jackson.databind.node.ObjectNode) JSON.readTree(edit);
            asked(data, "postmortem.edit", request.put("id", notice).toString());
        }
        Await.until(
                "the postmortem is published",
                Duration.ofSeconds(10),
                () -> candor.http().get("/notices/" + notice + "/postmortem").statusCode() == 200);
    }

    private static JsonNode asked(Path data, String command, String arguments) {
        try (var control = ControlConnection.open(data.resolve("data"), _ -> null)) {
            var answer = control.ask(new ControlRequest(command, JSON.readTree(arguments)));
            assertThat(answer).as(command).isInstanceOf(ControlAnswer.Done.class);
            return answer instanceof ControlAnswer.Done(var done) ? done : JSON.nullNode();
        }
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("examples"))
                ? here
                : Objects.requireNonNull(here.getParent());
    }

    @Override
    public void close() {
        candor.close();
    }
}
