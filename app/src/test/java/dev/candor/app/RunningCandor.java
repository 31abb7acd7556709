package dev.candor.app;

import dev.candor.fixture.Http;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The whole server in this process, on a free port, with a data folder and a configuration. */
record RunningCandor(Server server, Http http) implements AutoCloseable {
    /** Writes the configuration and starts; a second start on the same folder keeps its data. */
    static RunningCandor start(Path folder, String configuration) throws IOException {
        return start(folder, configuration, null);
    }

    /** As above, on that database. */
    static RunningCandor start(Path folder, String configuration, @Nullable String database)
            throws IOException {
        var file = folder.resolve("candor.yaml");
        Files.writeString(file, configuration);
        var server =
                Server.start(
                        new ServeOptions(
                                file, folder.resolve("data"), "127.0.0.1", 0, database, _ -> null),
                        "test");
        return new RunningCandor(server, new Http(server.address(), token(folder, "admin")));
    }

    /** A fresh token of that role, asked for as the command line does. */
    static String token(Path folder, String role) {
        var arguments = JsonNodeFactory.instance.objectNode().put("role", role);
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return switch (control.ask(new ControlRequest("token.create", arguments))) {
                case ControlAnswer.Done(var data) -> data.path("token").asString("");
                case ControlAnswer.Refused refused -> throw new AssertionError(refused);
            };
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
