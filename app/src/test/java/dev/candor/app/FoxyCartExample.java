package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.SwitchableServer;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The example {@code examples/foxycart}, wherever the tests run from. */
final class FoxyCartExample {
    static final Path FOLDER = folder();
    static final Path CONFIGURATION = FOLDER.resolve("candor.yaml");

    private FoxyCartExample() {}

    /** Brings its history in, as {@code candor import history} does. */
    static void importHistory(Path data) throws IOException {
        var file = FOLDER.resolve("history.json");
        var arguments =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("file", file.toString())
                        .put("content", Files.readString(file));
        try (var control = ControlConnection.open(data, _ -> null)) {
            var answer = control.ask(new ControlRequest("history.import", arguments));
            assertThat(answer).isInstanceOf(ControlAnswer.Done.class);
        }
    }

    /** Its configuration, with one check of APP that looks at a server of the test's own. */
    static String watching(SwitchableServer server) throws IOException {
        return Files.readString(CONFIGURATION).replaceFirst("(?m)^checks:.*\\R?", "")
                + """
                checks:
                  - {id: app, http: "%s", every: 1s, timeout: 500ms, component: app, fail-after: 2}
                """
                        .formatted(server.url());
    }

    private static Path folder() {
        var here = Path.of("").toAbsolutePath();
        var root =
                Files.isDirectory(here.resolve("examples"))
                        ? here
                        : Objects.requireNonNull(here.getParent());
        return root.resolve("examples/foxycart");
    }
}
