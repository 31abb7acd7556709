package dev.candor.probe;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Keeps quiet about failed handshakes: the handshake's future has told the run already. */
final class HandshakeErrors extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (context.pipeline().get(HttpAnswer.class) != null) {
            context.fireExceptionCaught(cause);
        }
    }
}
