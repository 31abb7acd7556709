package dev.candor.probe;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Notes when the first byte of an answer comes, behind TLS, and then leaves the connection. */
final class FirstByte extends ChannelInboundHandlerAdapter {
    private final Run run;

    FirstByte(Run run) {
        this.run = run;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!run.isDone()) {
            run.clock().begin(Stage.READING);
        }
        context.pipeline().remove(this);
        context.fireChannelRead(message);
    }
}
