package dev.candor.app;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Answers requests on a data folder's control socket, one per connection. Whoever may write to the
 * folder may ask: the socket is readable by its owner alone.
 */
final class ControlServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.candor.app");
    private static final int MOST_CONNECTIONS = 16;

    private final Path dataFolder;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final Function<ControlRequest, ControlAnswer> desk;
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);

    private ControlServer(
            Path dataFolder,
            Path socket,
            ServerSocketChannel listener,
            Function<ControlRequest, ControlAnswer> desk) {
        this.dataFolder = dataFolder;
        this.socket = socket;
        this.listener = listener;
        this.desk = desk;
    }

    /**
     * Starts to answer.
     *
     * @param desk does what is asked; runs on a virtual thread per request
     */
    static ControlServer start(Path dataFolder, Function<ControlRequest, ControlAnswer> desk)
            throws IOException {
        var socket = ControlSocket.prepare(dataFolder);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        var server = new ControlServer(dataFolder, socket, listener, desk);
        Thread.ofPlatform().daemon().name("control").start(server::acceptUntilClosed);
        return server;
    }

    private void acceptUntilClosed() {
        while (listener.isOpen()) {
            try {
                places.acquire();
                var channel = listener.accept();
                Thread.ofVirtual().name("control-request").start(() -> answer(channel));
            } catch (ClosedChannelException _) {
                return;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                places.release();
                LOG.log(Level.WARNING, "control socket: could not accept a connection", e);
            }
        }
    }

    private void answer(SocketChannel channel) {
        try (channel) {
            ControlWire.send(channel, desk.apply(ControlWire.readRequest(channel)));
        } catch (EOFException _) {
            // The client gave up, or only asked whether somebody is here.
        } catch (IOException e) {
            LOG.log(Level.WARNING, "control socket: a request could not be answered", e);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        ControlSocket.remove(dataFolder, socket);
    }
}
