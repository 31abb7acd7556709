package dev.candor.watch;

import dev.candor.fixture.Checks;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Check;
import dev.candor.probe.NetworkProber;
import dev.candor.probe.ProbeSettings;
import dev.candor.time.SystemTime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that watches a server of its own, which answers late, until its input ends. */
final class StoppedProcess {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** How long an answer takes: most stops hit a run that is under way. */
    private static final int ANSWER_MILLIS = 400;

    private static final Duration TIMEOUT = Duration.ofMillis(900);

    private StoppedProcess() {}

    static Check check(int port) {
        var target = Checks.http(URI.create("http://127.0.0.1:" + port + "/"));
        return Checks.check("a", target, Duration.ofSeconds(1), TIMEOUT);
    }

    /** Watches into the folder that is named first. */
    public static void main(String[] arguments) throws Exception {
        var time = SystemTime.ofSystem();
        try (var server =
                        ScriptedServer.start(talk -> {
                            talk.readRequest();
                            talk.pause(ANSWER_MILLIS);
                            talk.send(OK);
                        });
                var kept = new Kept(Path.of(arguments[0]), time);
                var prober = new NetworkProber(ProbeSettings.of("1"), time)) {
            var checks = List.of(check(server.port()));
            kept.configure(checks);
            var watch = new Watch(kept.store, kept.commands, prober, time, time::checkStep);
            watch.apply(checks);
            watch.start();
            while (System.in.read() >= 0) {
                // Until whoever started it closes the input.
            }
            watch.stop();
        }
    }
}
