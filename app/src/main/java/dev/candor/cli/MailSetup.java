package dev.candor.cli;

import dev.candor.config.Configuration;
import dev.candor.config.ConfigurationFile;
import dev.candor.config.LocalSecrets;
import dev.candor.config.Parsed;

import java.nio.file.Path;

/** Reads a configuration file for commands that need what it says of e-mail. */
final class MailSetup {
    private MailSetup() {}

    /**
     * What the file says.
     *
     * @throws Failure with all that is wrong with it
     */
    static Configuration read(Session session, Path file) {
        var content = Input.file(file, ConfigurationFile.LONGEST, ExitCodes.CONFIGURATION);
        var folder = file.toAbsolutePath().getParent();
        var secrets =
                new LocalSecrets(session.environment(), folder == null ? Path.of("/") : folder);
        return switch (ConfigurationFile.parse(file.toString(), content, secrets)) {
            case Parsed.Valid(var configuration) -> configuration;
            case Parsed.Invalid(var problems) ->
                    throw new Failure(ExitCodes.CONFIGURATION, problems);
        };
    }
}
