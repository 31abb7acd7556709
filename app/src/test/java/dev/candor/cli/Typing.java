package dev.candor.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Types commands in this process at a real data folder, and its server if one runs. */
final class Typing {
    private final Path data;
    private final StringBuilder said = new StringBuilder();

    Typing(Path data) {
        this.data = data;
    }

    /** What came of one command. */
    Shell.Ran run(String... words) {
        return type("", words);
    }

    /** The same, with something on standard input. */
    Shell.Ran type(String input, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal =
                new Terminal(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        false,
                        false,
                        80);
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", data.toString()));
        var session = new Session(terminal, _ -> null, Wiring.product(terminal, _ -> null));
        var exitCode = Program.run(arguments.toArray(new String[0]), session);
        said.append(out).append(err);
        return new Shell.Ran(exitCode, out.toString(), err.toString());
    }

    /** All that was printed so far. */
    String said() {
        return said.toString();
    }
}
