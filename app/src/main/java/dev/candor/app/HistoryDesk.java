package dev.candor.app;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.config.Parsed;
import dev.candor.model.Actor;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Brings history files in. */
final class HistoryDesk {
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");

    private final Commands commands;
    private final @Nullable Environment environment;

    /**
     * A desk.
     *
     * @param environment for a configuration's secrets; null where a running server decides what
     *     the configuration is
     */
    HistoryDesk(Commands commands, @Nullable Environment environment) {
        this.commands = commands;
        this.environment = environment;
    }

    /**
     * Imports {@code content}, all or nothing. A configuration named with {@code config} is applied
     * before, so that its components have their names; a running server has applied its own.
     */
    ControlAnswer bringIn(JsonNode arguments) {
        var file = arguments.path("file").asString("history.json");
        var content = arguments.path("content").asString("").getBytes(StandardCharsets.UTF_8);
        return switch (HistoryFile.parse(content, file)) {
            case HistoryFile.Outcome.Refused(var problems) ->
                    new ControlAnswer.Refused(problems, "invalid");
            case HistoryFile.Outcome.Read(var notices) ->
                    applyConfiguration(arguments.path("config").asString(""))
                            .orElseGet(() -> bringIn(new ImportHistory(notices), file));
        };
    }

    private ControlAnswer bringIn(ImportHistory command, String file) {
        var report = commands.run(command, ACTOR, "import of " + Path.of(file).getFileName());
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("added", report.added())
                        .put("changed", report.changed())
                        .put("unchanged", report.unchanged());
        var created = body.putArray("retired_components");
        report.components().forEach(component -> created.add(component.value()));
        return new ControlAnswer.Done(body);
    }

    private Optional<ControlAnswer> applyConfiguration(String path) {
        if (path.isEmpty() || environment == null) {
            return Optional.empty();
        }
        return switch (Setup.read(Path.of(path), environment)) {
            case Parsed.Invalid(var problems) ->
                    Optional.of(new ControlAnswer.Refused(problems, ControlCodes.CONFIGURATION));
            case Parsed.Valid(var configuration) -> {
                ApplyConfiguration command = Setup.command(configuration);
                var _ = commands.run(command, ACTOR, "configuration of an import");
                yield Optional.empty();
            }
        };
    }
}
