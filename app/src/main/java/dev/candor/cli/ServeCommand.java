package dev.candor.cli;

import dev.candor.app.DatabaseAddress;
import dev.candor.app.ServeOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "serve",
        header = "Run the server: watch, keep, publish.",
        description = {
            "",
            "Needs nothing: without a configuration it shows a page that watches itself and says"
                    + " what to do next. It writes a line with its address when it is ready, reads"
                    + " its configuration again on SIGHUP, and stops within ten seconds of SIGTERM."
        },
        footer = {
            "%nExamples:",
            "  candor serve",
            "  candor serve --config candor.yaml --data /var/lib/candor --listen 0.0.0.0:8080"
        })
final class ServeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file (see docs/configuration.md).")
    @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The folder for all that is kept (default: ./data).")
    Path data = Path.of("data");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            converter = ListenAddress.Converter.class,
            description = "Where to answer requests (default: ${DEFAULT-VALUE}).")
    ListenAddress listen = new ListenAddress("127.0.0.1", 8080);

    @Option(
            names = "--db",
            paramLabel = "URL",
            converter = DatabaseConverter.class,
            description =
                    "Where the database is, as jdbc:sqlite:PATH or"
                            + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME (default: a file in"
                            + " the data folder). The password of PostgreSQL's user belongs in the"
                            + " variable CANDOR_DB_PASSWORD or in ~/.pgpass.")
    @Nullable String database;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.wiring()
                .serve()
                .serve(
                        new ServeOptions(
                                config,
                                data,
                                listen.host(),
                                listen.port(),
                                database,
                                session.environment()));
    }

    /** Takes the databases that there are. */
    static final class DatabaseConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            var mistake = DatabaseAddress.mistake(text);
            if (mistake != null) {
                throw new TypeConversionException(mistake);
            }
            return text;
        }
    }
}
