package dev.candor.probe;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a new TCP connection. A name's addresses are tried one after the other, each with an equal
 * part of the time that is left.
 */
final class Connector {
    private final Transport transport;

    Connector(Transport transport) {
        this.transport = transport;
    }

    /**
     * Connects to the first address that takes the connection, or ends the run.
     *
     * @param connected called with the run's connection held by it; reading has not begun
     */
    void connect(Run run, List<InetAddress> addresses, int port, Consumer<Channel> connected) {
        run.clock().begin(Stage.CONNECTING);
        var targets = addresses.stream().map(each -> new InetSocketAddress(each, port)).toList();
        attempt(run, targets, 0, connected);
    }

    private void attempt(
            Run run, List<InetSocketAddress> targets, int which, Consumer<Channel> connected) {
        var target = targets.get(which);
        run.address(target);
        var share = run.remaining().dividedBy(targets.size() - which).toMillis();
        var last = which == targets.size() - 1;
        var attempt =
                new Bootstrap()
                        .group(run.loop())
                        .channel(transport.socketType())
                        .disableResolver()
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.TCP_NODELAY, true)
                        // The last address has the run's own deadline, which says more.
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                last ? 0 : (int) Math.max(1, share))
                        .handler(new ChannelInboundHandlerAdapter())
                        .connect(target);
        run.hold(attempt.channel());
        attempt.addListener((ChannelFuture done) ->
                run.step(() -> attempted(run, targets, which, done, connected)));
    }

    private void attempted(
            Run run,
            List<InetSocketAddress> targets,
            int which,
            ChannelFuture attempt,
            Consumer<Channel> connected) {
        if (attempt.isSuccess()) {
            connected.accept(attempt.channel());
        } else if (which + 1 < targets.size()) {
            attempt(run, targets, which + 1, connected);
        } else {
            failed(run, targets, attempt.cause());
        }
    }

    private static void failed(Run run, List<InetSocketAddress> targets, Throwable cause) {
        var others = targets.size() - 1;
        var detail =
                Sentences.connect(cause, targets.getLast())
                        + (others == 0
                                ? ""
                                : ", and no connection to " + others + " more addresses");
        if (Sentences.isOurs(cause)) {
            run.unknown(detail);
        } else {
            run.down(detail);
        }
    }
}
