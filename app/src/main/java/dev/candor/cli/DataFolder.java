package dev.candor.cli;

import dev.candor.app.ControlAnswer.Done;
import dev.candor.app.ControlAnswer.Refused;
import dev.candor.app.ControlCodes;
import dev.candor.app.ControlRequest;

import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/** The option that names the data folder, and the way to have something done there. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description =
                    "The data folder (default: ./data). With a server running on it, the server"
                            + " does the work.")
    Path folder = Path.of("data");

    /**
     * What the folder answers.
     *
     * @throws Failure when it refuses
     */
    JsonNode ask(Session session, String command, JsonNode arguments) {
        return ask(session, folder, command, arguments);
    }

    /** What that folder answers. */
    static JsonNode ask(Session session, Path folder, String command, JsonNode arguments) {
        try (var control = session.wiring().control().apply(folder)) {
            return switch (control.ask(new ControlRequest(command, arguments))) {
                case Done(var data) -> data;
                case Refused refused ->
                        throw new Failure(exitCode(refused.code()), refused.problems());
            };
        }
    }

    private static int exitCode(String code) {
        return switch (code) {
            case ControlCodes.NO_SERVER, ControlCodes.IN_USE -> ExitCodes.UNREACHABLE;
            case ControlCodes.CONFIGURATION -> ExitCodes.CONFIGURATION;
            default -> ExitCodes.FAILED;
        };
    }
}
