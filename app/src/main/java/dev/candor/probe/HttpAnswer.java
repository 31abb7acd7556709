package dev.candor.probe;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads one answer. Interim answers (1xx) are passed over, {@link #INTERIM} at most. Of a body, no
 * more than {@link #LONGEST_BODY} is waited for.
 */
final class HttpAnswer extends ChannelInboundHandlerAdapter {
    static final int INTERIM = 10;
    static final long LONGEST_BODY = 16L << 20;

    private final Run run;
    private final Consumer<HttpAnswer> complete;
    private final Body body = new Body();
    private @Nullable HttpResponse response;
    private int interim;
    private boolean skipping;
    private boolean over;

    /** Reads for that run and calls {@code complete} when the answer has come as a whole. */
    HttpAnswer(Run run, Consumer<HttpAnswer> complete) {
        this.run = run;
        this.complete = complete;
    }

    int status() {
        return response == null ? 0 : response.status().code();
    }

    HttpHeaders headers() {
        return Objects.requireNonNull(response).headers();
    }

    Body body() {
        return body;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!over && message instanceof HttpObject part) {
                run.step(() -> take(part));
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail(part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse head) {
            begin(head);
        }
        if (part instanceof HttpContent piece) {
            add(piece);
        }
    }

    private void begin(HttpResponse head) {
        skipping =
                head.status().codeClass() == HttpStatusClass.INFORMATIONAL
                        && head.status().code() != 101;
        if (!skipping) {
            response = head;
            run.status(head.status().code());
        } else if (++interim > INTERIM) {
            over = true;
            run.down("more than " + INTERIM + " interim answers (1xx) came before the answer");
        }
    }

    private void add(HttpContent piece) {
        if (skipping) {
            return;
        }
        body.add(piece.content());
        run.received(body.length());
        if (piece instanceof LastHttpContent || body.length() >= LONGEST_BODY) {
            over = true;
            complete.accept(this);
        }
    }

    private void fail(Throwable cause) {
        over = true;
        run.down(
                cause instanceof PrematureChannelClosureException
                        ? closedEarly()
                        : Sentences.answer(cause, run));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (over) {
            return;
        }
        over = true;
        run.step(() -> run.down(closedEarly()));
    }

    private String closedEarly() {
        var peer = Sentences.peer(run.address());
        if (run.clock().stage() == Stage.ANSWERING) {
            return peer + " closed the connection without an answer";
        }
        if (response == null) {
            return peer + " closed the connection in the middle of the headers";
        }
        var length = HttpUtil.getContentLength(response, -1L);
        return peer
                + " closed the connection after "
                + Sentences.bytes(body.length())
                + (length >= 0 ? " of " + length : "")
                + " of the body";
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!over) {
            run.step(() -> fail(cause));
        }
    }
}
