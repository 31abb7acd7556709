package dev.candor.probe;

import dev.candor.model.Target;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One TCP observation: a connection, perhaps a text sent, perhaps a text awaited in the first
 * {@link Banner#LONGEST} bytes that come. Confined to the run's thread.
 */
final class TcpProbe {
    private final Run run;
    private final Target.Tcp target;
    private final Network network;

    TcpProbe(Run run, Target.Tcp target, Network network) {
        this.run = run;
        this.target = target;
        this.network = network;
    }

    /** Connects. */
    void begin() {
        network.enter(
                run,
                target.host(),
                () ->
                        network.names()
                                .resolve(
                                        run,
                                        target.host(),
                                        found ->
                                                network.connector()
                                                        .connect(
                                                                run,
                                                                found,
                                                                target.port(),
                                                                this::connected)));
    }

    private void connected(Channel channel) {
        var text = target.send();
        var banner = target.banner();
        if (banner == null && text == null) {
            judge();
            return;
        }
        run.clock().begin(Stage.ANSWERING);
        channel.pipeline().addLast(new FirstByte(run), new Banner(run, banner, this::judge));
        if (text != null) {
            channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
                    .addListener(sent -> {
                        if (!sent.isSuccess()) {
                            channel.pipeline().fireExceptionCaught(sent.cause());
                        } else if (banner == null) {
                            run.step(this::judge);
                        }
                    });
        }
        channel.config().setAutoRead(true);
    }

    private void judge() {
        var seen = new Seen(false, 0, Map.of(), "", run.clock().latency(), null, run.now());
        network.judge(run, seen);
    }
}
