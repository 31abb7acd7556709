package dev.candor.app;

import dev.candor.store.Marks;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The program as a process that kills itself, with SIGKILL, when it passes a point for the n-th
 * time: {@code KilledAtMark POINT N serve CONFIG DATA DATABASE}, or {@code KilledAtMark POINT N
 * COMMAND DATA JSON} for what the command line asks of a data folder. The point {@code -} never
 * comes.
 */
final class KilledAtMark {
    /** What it prints, with the address, when it serves. */
    static final String READY = "ready ";

    private KilledAtMark() {}

    /** Serves until it is killed, or does what is asked and prints the answer. */
    public static void main(String[] arguments) {
        Logs.oneLineEach();
        var marks = marks(arguments[0], Integer.parseInt(arguments[1]));
        if (arguments[2].equals("serve")) {
            var options =
                    new ServeOptions(
                            Path.of(arguments[3]),
                            Path.of(arguments[4]),
                            "127.0.0.1",
                            0,
                            arguments[5].isEmpty() ? null : arguments[5],
                            _ -> null);
            var server = Server.start(options, "test", marks);
            System.out.println(READY + server.address());
            while (true) {
                LockSupport.park(server);
            }
        }
        var json = JsonMapper.builder().build().readTree(arguments[4]);
        try (var control = ControlConnection.open(Path.of(arguments[3]), _ -> null, marks)) {
            System.out.println(control.ask(new ControlRequest(arguments[2], json)));
        }
    }

    private static Marks marks(String point, int count) {
        var left = new AtomicInteger(count);
        return passed -> {
            if (passed.name().equals(point) && left.decrementAndGet() == 0) {
                die();
            }
        };
    }

    /** By the signal itself, from outside, while the other threads go on. */
    private static void die() {
        try {
            var own = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-9", own).start();
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
