package dev.candor.cli;

import dev.candor.app.Control;
import dev.candor.app.ControlAnswer;
import dev.candor.app.ControlException;
import dev.candor.app.ControlRequest;
import dev.candor.app.ServeOptions;
import dev.candor.model.Check;
import dev.candor.model.Location;
import dev.candor.model.Problem;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Result.Phases;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines as a shell would, against a data folder that only remembers and answers. */
final class Shell {
    final Map<String, String> environment = new HashMap<>();
    final List<ControlRequest> requests = new ArrayList<>();
    final List<Path> folders = new ArrayList<>();
    final List<ServeOptions> served = new ArrayList<>();
    final List<Check> probed = new ArrayList<>();
    ControlAnswer answer = new ControlAnswer.Done(Json.object());
    Outcome outcome = Outcome.UP;
    String input = "";
    boolean interactive;
    boolean blocks;
    boolean reachable = true;
    boolean broken;
    int trained;
    int closed;

    /** What a command left behind. */
    record Ran(int exitCode, String out, String err) {}

    Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal =
                new Terminal(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        interactive,
                        interactive,
                        blocks,
                        80);
        var exitCode = Program.run(arguments, new Session(terminal, environment::get, wiring()));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    Wiring wiring() {
        return new Wiring(this::open, this::serve, this::probe, () -> trained++);
    }

    Shell answering(String json) {
        answer = new ControlAnswer.Done(Json.read(json));
        return this;
    }

    Shell refusing(String code, Problem... problems) {
        answer = new ControlAnswer.Refused(List.of(problems), code);
        return this;
    }

    private Control open(Path folder) {
        if (!reachable) {
            throw new ControlException("the data folder is held by another process", null);
        }
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        folders.add(folder);
        return new Control() {
            @Override
            public ControlAnswer ask(ControlRequest request) {
                requests.add(request);
                return answer;
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private int serve(ServeOptions options) {
        served.add(options);
        return 0;
    }

    private ProbeAction.Probed probe(Check check) {
        probed.add(check);
        var up = outcome == Outcome.UP;
        var phases =
                new Phases(
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(40),
                        Duration.ofMillis(20),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100));
        var at = Instant.parse("2026-01-21T22:44:00Z");
        var result =
                new Result(
                        check.id(),
                        (@Nullable String) null,
                        Location.HERE,
                        at,
                        outcome,
                        up ? phases : Phases.NONE,
                        up ? 200 : 0,
                        up ? "" : "connection refused by 192.0.2.1:443");
        return new ProbeAction.Probed(
                result,
                up ? "192.0.2.1:443" : "",
                up ? Instant.parse("2026-03-02T22:44:00Z") : null);
    }
}
