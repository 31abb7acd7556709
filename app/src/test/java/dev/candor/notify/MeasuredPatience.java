package dev.candor.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * How long a bench waits for an answer, in multiples of what one round over a socket takes on this
 * machine now: one that is busy with other things pauses a process for longer than any fault, and
 * what comes late by that would look like an answer that was kept back.
 */
final class MeasuredPatience {
    private static final Duration SHORTEST = Duration.ofMillis(1500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int ROUNDS = 200;
    private static final int MULTIPLE = 200;

    private MeasuredPatience() {}

    /** So many times the slowest of many rounds, but no less than a quiet machine needs. */
    static Duration now() throws IOException {
        var patience = slowest().multipliedBy(MULTIPLE);
        if (patience.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
    }

    /** Between letters of an answer that takes longer than that. */
    static int tooSlowly(Duration patience) {
        return Math.toIntExact(patience.toMillis() * 160 / SHORTEST.toMillis());
    }

    private static Duration slowest() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var other = server.accept()) {
            client.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().start(() -> echo(other));
            var slowest = 0L;
            for (var round = 0; round < ROUNDS; round++) {
                var begun = System.nanoTime();
                client.getOutputStream().write(1);
                if (client.getInputStream().read() < 0) {
                    throw new IOException("the echo hung up");
                }
                slowest = Math.max(slowest, System.nanoTime() - begun);
            }
            return Duration.ofNanos(slowest);
        }
    }

    private static void echo(Socket socket) {
        try {
            for (var said = socket.getInputStream().read();
                    said >= 0;
                    said = socket.getInputStream().read()) {
                socket.getOutputStream().write(said);
            }
        } catch (IOException _) {
            // The measure is taken.
        }
    }
}
