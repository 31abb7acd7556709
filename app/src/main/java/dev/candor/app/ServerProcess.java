package dev.candor.app;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A process that is a server and nothing else. */
public final class ServerProcess {
    private ServerProcess() {}

    /**
     * Starts a server and runs it until the process is told to end (SIGTERM, SIGINT); SIGHUP makes
     * it read its configuration again.
     *
     * @param ready is told once everything runs
     * @throws CannotStart when it cannot start
     */
    public static void run(Supplier<Server> start, Consumer<Server> ready) {
        var server = start.get();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    stopped.countDown();
                                },
                                "stop"));
        HangupSignal.install(server::reload);
        ready.accept(server);
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            server.close();
        }
    }
}
