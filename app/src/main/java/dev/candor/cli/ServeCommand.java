package dev.candor.cli;

import dev.candor.app.DatabaseAddress;
import dev.candor.app.Exposure;
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
            "  candor serve --config candor.yaml --data /var/lib/candor --listen 0.0.0.0:8080",
            "  candor serve --listen 0.0.0.0:443 --tls-cert chain.pem --tls-key key.pem"
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

    @Option(
            names = "--admin-listen",
            paramLabel = "HOST:PORT",
            converter = ListenAddress.Converter.class,
            description =
                    "An address of its own for operators: writing, what operators read, and"
                            + " /metrics are answered there and no longer at the public address.")
    @Nullable ListenAddress admin;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description =
                    "Speak TLS with this certificate: PEM, the server's own first, then those that"
                            + " vouch for it. Read again when it changes. Needs --tls-key.")
    @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The certificate's private key: PEM, not encrypted.")
    @Nullable Path key;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((certificate == null) != (key == null)) {
            throw new Failure(
                    ExitCodes.USAGE,
                    certificate == null
                            ? "--tls-key is given without --tls-cert"
                            : "--tls-cert is given without --tls-key",
                    "give both files");
        }
        return session.wiring()
                .serve()
                .serve(
                        new ServeOptions(
                                config,
                                data,
                                listen.host(),
                                listen.port(),
                                database,
                                session.environment(),
                                new Exposure(
                                        admin == null ? null : admin.host(),
                                        admin == null ? 0 : admin.port(),
                                        certificate,
                                        key)));
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
