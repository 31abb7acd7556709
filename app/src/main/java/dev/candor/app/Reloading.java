package dev.candor.app;

import dev.candor.command.Commands;
import dev.candor.command.ConfigurationChange;
import dev.candor.command.Rejected;
import dev.candor.config.Configuration;
import dev.candor.config.Parsed;
import dev.candor.model.ComponentId;
import dev.candor.store.CommitUnknown;
import dev.candor.store.KeepHistory;
import dev.candor.store.StoreException;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Reads the configuration file again, one reload at a time; a bad file changes nothing. */
final class Reloading {
    private final ServeOptions options;
    private final Commands commands;
    private final Watching watching;
    private final KeepHistory history;
    private final Consumer<Configuration> applied;
    private final ReentrantLock one = new ReentrantLock();
    private Configuration current; // guarded by one

    /**
     * Reloads for a server.
     *
     * @param applied is told of each configuration that holds from then on
     */
    Reloading(
            ServeOptions options,
            Commands commands,
            Watching watching,
            KeepHistory history,
            Configuration current,
            Consumer<Configuration> applied) {
        this.current = current;
        this.applied = applied;
        this.options = options;
        this.commands = commands;
        this.watching = watching;
        this.history = history;
    }

    /** What changed, in words; or all that is wrong with the file. */
    ControlAnswer reload() {
        var file = options.config();
        if (file == null) {
            return ControlDesk.refused(
                    "invalid",
                    "the server runs without a configuration file, so that there is nothing to"
                            + " read",
                    "start it with --config");
        }
        one.lock();
        try {
            return switch (Setup.read(file, options.environment()::apply)) {
                case Parsed.Invalid(var problems) ->
                        new ControlAnswer.Refused(problems, ControlCodes.CONFIGURATION);
                case Parsed.Valid(var configuration) -> apply(configuration);
            };
        } finally {
            one.unlock();
        }
    }

    private ControlAnswer apply(Configuration configuration) {
        watching.drop(configuration);
        var change = applied(configuration);
        watching.apply(configuration);
        history.keep(configuration.retention());
        current = configuration;
        applied.accept(configuration);
        var body = JsonNodeFactory.instance.objectNode();
        describe(change, body.putArray("changes"));
        return new ControlAnswer.Done(body);
    }

    /**
     * One that does not apply leaves the store as it was, and so must the watch be. When it is not
     * known whether it applied, only the checks go on that are in both: the next reload decides.
     */
    private ConfigurationChange applied(Configuration configuration) {
        try {
            return commands.run(Setup.command(configuration), Server.ACTOR, "reload");
        } catch (CommitUnknown e) {
            throw e;
        } catch (Rejected | StoreException e) {
            watching.apply(current);
            throw e;
        }
    }

    private static void describe(ConfigurationChange change, ArrayNode lines) {
        if (change.changed()) {
            lines.add("the new configuration holds");
        }
        add(lines, "new", change.added());
        add(lines, "renamed", change.renamed());
        add(lines, "changed", change.updated());
        add(lines, "retired", change.retired());
        add(lines, "back again", change.returned());
    }

    private static void add(ArrayNode lines, String word, List<ComponentId> components) {
        if (!components.isEmpty()) {
            lines.add(
                    word
                            + ": "
                            + String.join(
                                    ", ", components.stream().map(ComponentId::value).toList()));
        }
    }
}
