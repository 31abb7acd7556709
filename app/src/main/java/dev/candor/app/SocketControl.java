package dev.candor.app;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Asks the server that is running on a data folder. */
final class SocketControl implements Control {
    private final Path dataFolder;

    SocketControl(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    @Override
    public ControlAnswer ask(ControlRequest request) {
        try (var channel =
                SocketChannel.open(UnixDomainSocketAddress.of(ControlSocket.locate(dataFolder)))) {
            ControlWire.send(channel, request);
            return ControlWire.readAnswer(channel);
        } catch (IOException e) {
            throw new ControlException(
                    "the server that owns "
                            + dataFolder
                            + " did not answer on its control socket ("
                            + e.getMessage()
                            + "); look at its log, or stop it and try again",
                    e);
        }
    }

    @Override
    public void close() {}
}
