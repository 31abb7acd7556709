package dev.candor.probe;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Waits for a text in the first {@link #LONGEST} bytes that a server sends. */
final class Banner extends ChannelInboundHandlerAdapter {
    static final int LONGEST = 4096;

    private final Run run;
    private final @Nullable String awaited;
    private final Runnable found;
    private final StringBuilder text = new StringBuilder();
    private boolean over;

    /** Waits for that text; null waits for nothing and only notes what goes wrong. */
    Banner(Run run, @Nullable String awaited, Runnable found) {
        this.run = run;
        this.awaited = awaited;
        this.found = found;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (awaited != null && !over && message instanceof ByteBuf piece) {
                run.step(() -> take(piece, awaited));
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(ByteBuf piece, String expected) {
        // Octet by octet, so that a character cut in two by the network is whole again.
        var room = Math.min(piece.readableBytes(), LONGEST - text.length());
        text.append(piece.toString(piece.readerIndex(), room, StandardCharsets.ISO_8859_1));
        run.received(text.length());
        var octets =
                new String(expected.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (text.indexOf(octets) >= 0) {
            over = true;
            found.run();
        } else if (text.length() >= LONGEST) {
            over = true;
            run.down("the first 4 KiB of the answer do not contain " + quoted(expected));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (over) {
            return;
        }
        over = true;
        var peer = Sentences.peer(run.address());
        run.step(() ->
                run.down(
                        awaited == null || text.isEmpty()
                                ? peer + " closed the connection without an answer"
                                : "the answer was "
                                        + Comparisons.quoted(seen())
                                        + ", expected it to contain "
                                        + quoted(awaited)));
    }

    private String seen() {
        var octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static String quoted(String expected) {
        return Comparisons.quoted(expected);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!over) {
            over = true;
            run.step(() -> run.down(Sentences.answer(cause, run)));
        }
    }
}
