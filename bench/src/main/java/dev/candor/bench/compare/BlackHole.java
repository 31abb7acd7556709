package dev.candor.bench.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port on every loopback address at which a connection is neither taken nor refused: its queue is
 * full, so Linux drops whatever else comes.
 */
final class BlackHole implements AutoCloseable {
    private static final int MOST_TO_FILL = 16;
    private static final int DROPPED_AFTER_MILLIS = 1500;

    private final ServerSocket socket;
    private final List<Socket> inQueue = new ArrayList<>();

    private BlackHole(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens one.
     *
     * @throws IOException when connections are still taken after a fair number of them
     */
    static BlackHole open() throws IOException {
        var hole = new BlackHole(new ServerSocket(0, 1));
        for (var i = 0; i < MOST_TO_FILL; i++) {
            var filler = new Socket();
            try {
                filler.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), hole.port()),
                        DROPPED_AFTER_MILLIS);
                hole.inQueue.add(filler);
            } catch (SocketTimeoutException _) {
                filler.close();
                return hole;
            }
        }
        hole.close();
        throw new IOException("a full queue does not drop connections on this system");
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (var each : inQueue) {
            each.close();
        }
        socket.close();
    }
}
