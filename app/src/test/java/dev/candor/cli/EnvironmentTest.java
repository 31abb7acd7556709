package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.app.ServeOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class EnvironmentTest {
    private final Shell shell = new Shell();

    private ServeOptions served(String... arguments) {
        assertThat(shell.run(arguments)).extracting(Shell.Ran::err).isEqualTo("");
        return shell.served.getLast();
    }

    @Test
    void serveNeedsNothing() {
        var options = served("serve");
        assertThat(options.config()).isNull();
        assertThat(options.data()).isEqualTo(Path.of("data"));
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.database()).isNull();
    }

    @Test
    void everyOptionOfServeMayComeFromTheEnvironment() {
        shell.environment.put("CANDOR_CONFIG", "/etc/candor.yaml");
        shell.environment.put("CANDOR_DATA", "/var/lib/candor");
        shell.environment.put("CANDOR_LISTEN", "[::1]:0");
        shell.environment.put("CANDOR_DB", "jdbc:sqlite:/var/lib/candor/other.db");
        shell.environment.put("SECRET", "s");

        var options = served("serve");
        assertThat(options.config()).isEqualTo(Path.of("/etc/candor.yaml"));
        assertThat(options.data()).isEqualTo(Path.of("/var/lib/candor"));
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.port()).isZero();
        assertThat(options.database()).isEqualTo("jdbc:sqlite:/var/lib/candor/other.db");
        assertThat(options.environment().apply("SECRET")).isEqualTo("s");
    }

    @Test
    void whatIsTypedCountsMoreThanTheEnvironment() {
        shell.environment.put("CANDOR_LISTEN", "nonsense");
        assertThat(served("serve", "--listen", "0.0.0.0:80").port()).isEqualTo(80);
        assertThat(served("serve", "--listen=0.0.0.0:81").port()).isEqualTo(81);
    }

    @Test
    void anEmptyVariableIsNoValue() {
        shell.environment.put("CANDOR_LISTEN", "");
        assertThat(served("serve").port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            textBlock =
                    """
                    serve, CANDOR_LISTEN, 8080, '8080' is not HOST:PORT
                    token list, CANDOR_JSON, perhaps, 'perhaps' is not a boolean
                    notice list, CANDOR_LIMIT, many, 'many' is not an int
                    check https://a, CANDOR_TIMEOUT, 10, '10' is not a duration
                    """)
    void aVariableThatCannotBeReadIsNamed(String line, String name, String value, String what) {
        shell.environment.put(name, value);
        var ran = shell.run(line.split(" "));
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("the environment variable " + name + ": " + what);
    }

    @Test
    void requiredOptionsAndFlagsComeFromTheEnvironmentToo() {
        shell.environment.put("CANDOR_ROLE", "viewer");
        shell.environment.put("CANDOR_JSON", "true");
        shell.answering("{\"id\": \"abc\", \"token\": \"t\"}");
        assertThat(shell.run("token", "create").out()).startsWith("{");
        assertThat(shell.requests.getFirst().arguments().path("role").asString())
                .isEqualTo("viewer");
    }
}
