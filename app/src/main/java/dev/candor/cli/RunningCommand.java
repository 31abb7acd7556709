package dev.candor.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** Runs somebody else's command in this process's place: its streams, its end, its exit status. */
final class RunningCommand {
    /** What a shell says when there is no such command. */
    static final int NOT_STARTED = 127;

    private RunningCommand() {}

    /**
     * Runs it to its end.
     *
     * @param terminal where is said that it could not be started
     * @param ended is told the exit status before this process ends, however that comes
     * @return the exit status
     */
    static int run(List<String> command, Terminal terminal, IntConsumer ended) {
        var running = new CompletableFuture<Process>();
        var status = new CompletableFuture<Integer>();
        // In place before the command is, so that there is no instant at which it would be left.
        var passOn = Thread.ofPlatform().unstarted(() -> passOn(running, status));
        Runtime.getRuntime().addShutdownHook(passOn);
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            running.complete(process);
            var came = awaitEnd(process);
            ended.accept(came);
            status.complete(came);
            return came;
        } catch (IOException failure) {
            ended.accept(NOT_STARTED);
            terminal.err()
                    .printf(
                            "candor: cannot run '%s': %s%n",
                            Terminal.safe(command.getFirst()),
                            Terminal.safe(String.valueOf(failure.getMessage())));
            return NOT_STARTED;
        } finally {
            running.cancel(false);
            status.complete(NOT_STARTED);
            release(passOn);
        }
    }

    /** Runs when this process is told to end: tells the command, and ends as it does. */
    private static void passOn(
            CompletableFuture<Process> running, CompletableFuture<Integer> status) {
        var _ = running.thenAccept(Process::destroy);
        Runtime.getRuntime().halt(status.join());
    }

    private static int awaitEnd(Process process) {
        var interrupted = false;
        while (true) {
            try {
                var status = process.waitFor();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return status;
            } catch (InterruptedException _) {
                interrupted = true;
                process.destroy();
            }
        }
    }

    private static void release(Thread passOn) {
        try {
            Runtime.getRuntime().removeShutdownHook(passOn);
        } catch (IllegalStateException _) {
            // This process is ending already; the hook ends it with the command's exit status.
        }
    }
}
