package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class ProgramTest {
    private final Shell shell = new Shell();

    /** Every command with its whole name, the groups too. */
    static Stream<CommandLine> commands() {
        var shell = new Shell();
        var found = new ArrayList<CommandLine>();
        collect(Candor.whole(session(shell)), found);
        return found.stream();
    }

    private static Session session(Shell shell) {
        var terminal = Terminal.ofThisProcess(shell.environment::get);
        return new Session(terminal, shell.environment::get, shell.wiring());
    }

    private static void collect(CommandLine command, List<CommandLine> found) {
        if (!command.getCommandName().equals("help")) {
            found.add(command);
            command.getSubcommands().values().forEach(each -> collect(each, found));
        }
    }

    @Test
    void everyCommandExplainsItself() {
        commands().forEach(this::explainsItself);
    }

    private void explainsItself(CommandLine command) {
        var name = command.getCommandSpec().qualifiedName();
        var words = Stream.concat(Stream.of(name.split(" ")).skip(1), Stream.of("--help"));
        var ran = shell.run(words.toArray(String[]::new));

        assertThat(ran.exitCode()).as(name).isZero();
        assertThat(ran.err()).as(name).isEmpty();
        assertThat(ran.out())
                .as(name)
                .contains("Usage: " + name, "Exit codes:", "78", "wrong configuration file")
                .contains("-h, --help");
        assertThat(ran.out().lines()).as(name).allSatisfy(it -> assertThat(it).hasSizeLessThan(81));
        assertThat(command.getCommandSpec().usageMessage().header()).as(name).isNotEmpty();
        for (var option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                assertThat(ran.out()).as(name).contains(option.longestName());
                assertThat(option.description()).as(option.longestName()).isNotEmpty();
            }
            EnvironmentDefaults.variable(option)
                    .ifPresent(variable -> assertThat(ran.out()).as(name).contains(variable));
        }
    }

    @Test
    void everyOptionThatAPersonMayTypeHasAVariable() {
        var without =
                commands()
                        .flatMap(command -> command.getCommandSpec().options().stream())
                        .filter(option -> EnvironmentDefaults.variable(option).isEmpty())
                        .map(OptionSpec::longestName)
                        .distinct();
        assertThat(without).containsExactlyInAnyOrder("--help", "--version", "--train");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    srve                    | candor: unknown command 'srve'; did you mean 'serve'?
                    notice pots             | candor notice: unknown command 'pots'; did you mean 'post'?
                    frobnicate              | candor: unknown command 'frobnicate'; use one of: serve, validate
                    serve --listn x         | candor serve: unknown option '--listn'; did you mean '--listen'?
                    serve --lisetn=x        | candor serve: unknown option '--lisetn=x'; did you mean '--listen'?
                    serve extra             | candor serve: 'extra' is one argument too many
                    serve --listen          | candor serve: missing required parameter for option '--listen'
                    serve --listen 8080     | candor serve: --listen: '8080' is not HOST:PORT, such as
                    serve --listen a:65536  | candor serve: --listen: 'a:65536' is not HOST:PORT
                    serve --db mysql://x    | candor serve: --db: write jdbc:sqlite:PATH or jdbc:postgresql:
                    serve --db jdbc:sqlite: | candor serve: --db: write jdbc:sqlite:PATH
                    validate                | candor validate: missing required parameter: 'FILE'
                    check                   | candor check: missing required parameter: 'URL'
                    check a --timeout 10    | candor check: --timeout: '10' is not a duration
                    token create            | candor token create: missing required option: '--role=ROLE'
                    token create --role amin | candor token create: --role: 'amin' is not a role; did you mean 'admin'?
                    notice list --limit x   | candor notice list: --limit: 'x' is not an int
                    notice list --limit 0   | candor notice list: --limit must be from 1 to 1000
                    """)
    void aWrongCommandLineSaysWhatWasMeant(String line, String expected) {
        var ran = shell.run(line.split(" "));
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(expected);
        assertThat(shell.requests).isEmpty();
        assertThat(shell.served).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',candor", "notice,candor notice", "token,candor token", "import,candor import"})
    void aCommandThatIsMissingIsAskedForWithTheListOfThem(String line, String name) {
        var ran = line.isEmpty() ? shell.run() : shell.run(line);
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err())
                .startsWith(name + ": a command is missing")
                .contains("Usage: " + name, "Commands:");
    }

    @Test
    void aVersionIsOneLine() {
        assertThat(shell.run("version").out()).startsWith("candor ").hasLineCount(1);
        assertThat(shell.run("--version").out()).isEqualTo(shell.run("version").out());
    }

    @Test
    void aFolderThatCannotBeReachedIsSaidInOneSentence() {
        shell.reachable = false;
        var ran = shell.run("token", "list");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "candor token list: the data folder is held by another process");
    }

    @Test
    void aFaultOfTheProgramShowsItsTraceOnlyToThoseWhoAsk() {
        shell.broken = true;
        var ran = shell.run("token", "list");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).hasLineCount(1).contains("a bug", "CANDOR_DEBUG=1");

        shell.environment.put("CANDOR_DEBUG", "1");
        assertThat(shell.run("token", "list").err()).contains("\tat dev.candor.cli.");
    }

    @Test
    void trainingIsHiddenAndCallsTheProductOnce() {
        assertThat(shell.run("--help").out()).doesNotContain("--train");
        assertThat(shell.run("--train").exitCode()).isZero();
        assertThat(shell.trained).isOne();
    }

    @Test
    void coloursAppearOnlyOnATerminal() {
        assertThat(shell.run("check", "https://a.example").out()).doesNotContain("\u001b[");
        shell.interactive = true;
        assertThat(shell.run("check", "https://a.example").out()).contains("\u001b[");
    }

    @Test
    void noColorIsHonoured() {
        shell.environment.put("NO_COLOR", "1");
        assertThat(Terminal.ofThisProcess(shell.environment::get).colours()).isFalse();
    }
}
