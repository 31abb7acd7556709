package dev.candor.probe;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.NotSslRecordException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import javax.net.ssl.SSLException;

/** What went wrong, in one sentence for people, without a full stop. */
final class Sentences {
    private Sentences() {}

    /** {@code 192.0.2.1:443}, {@code [2001:db8::1]:443}. */
    static String peer(@Nullable InetSocketAddress address) {
        if (address == null) {
            return "the target";
        }
        var text = address.getAddress().getHostAddress();
        return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    /** {@code 5 s}, {@code 1.5 s}, {@code 250 ms}. */
    static String duration(Duration duration) {
        var millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis % 1000 == 0
                ? millis / 1000 + " s"
                : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** That run has waited too long for its turn. */
    static String noTurn(Run run) {
        return "no turn at "
                + run.check().target().host()
                + " within "
                + duration(run.patience())
                + ": too many requests to it were under way, or this machine does not keep up";
    }

    /** The deadline of that run has passed, and the target had only a part of the time. */
    static String askedLate(Run run) {
        return run.check().target().host()
                + " was asked too late to tell: it had "
                + duration(run.clock().latency())
                + " of "
                + duration(run.check().timeout());
    }

    /** The deadline of that run has passed. */
    static String timeout(Run run) {
        var limit = duration(run.check().timeout());
        var host = run.check().target().host();
        var peer = peer(run.address());
        return switch (run.clock().stage()) {
            case WAITING ->
                    "too many requests to " + host + " were under way; no turn within " + limit;
            case PREPARING -> "TLS was not loaded within " + limit;
            case RESOLVING -> "the name of " + host + " was not resolved within " + limit;
            case CONNECTING -> "no connection to " + peer + " within " + limit;
            case SECURING -> "no TLS handshake with " + peer + " within " + limit;
            case ANSWERING -> peer + " was connected but did not answer within " + limit;
            case READING ->
                    "the answer of "
                            + peer
                            + " was not complete within "
                            + limit
                            + "; "
                            + bytes(run.received())
                            + " had come";
            case JUDGING -> "what was seen was not evaluated within " + limit;
        };
    }

    /** {@code 1 byte}, {@code 12 bytes}. */
    static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /** A connection was not made. */
    static String connect(Throwable failure, InetSocketAddress address) {
        var text = text(failure);
        if (text.contains("refused")) {
            return "connection refused by " + peer(address);
        }
        if (text.contains("unreachable")) {
            return "no route to " + peer(address) + " (network unreachable)";
        }
        if (text.contains("No route to host")) {
            return "no route to " + peer(address);
        }
        if (text.contains("timed out")) {
            return "no connection to " + peer(address) + " in the time it was given";
        }
        return "no connection to " + peer(address) + " (" + shortened(text) + ")";
    }

    /** Whether a connection was not made for a want on our side. */
    static boolean isOurs(Throwable failure) {
        var text = text(failure);
        return text.contains("Network is unreachable")
                || text.contains("Too many open files")
                || text.contains("Cannot assign requested address")
                || text.contains("No buffer space")
                || text.contains("Operation not permitted");
    }

    /** A TLS handshake failed. */
    static String tls(Throwable failure, InetSocketAddress address) {
        var root = root(failure);
        if (root instanceof NotSslRecordException || failure instanceof NotSslRecordException) {
            return peer(address) + " does not speak TLS on this port";
        }
        if (isReset(root)) {
            return "the connection was reset by " + peer(address) + " during the TLS handshake";
        }
        var text = text(root);
        if (text.contains("closed") || root instanceof java.nio.channels.ClosedChannelException) {
            return peer(address) + " closed the connection during the TLS handshake";
        }
        return "the TLS handshake with " + peer(address) + " failed: " + shortened(text);
    }

    /** Something went wrong while an answer was read. */
    static String answer(Throwable failure, Run run) {
        var peer = peer(run.address());
        var root = root(failure);
        if (isReset(root)) {
            return "the connection was reset by " + peer + during(run);
        }
        if (failure instanceof TooLongHttpHeaderException) {
            return "the headers of the answer are longer than 64 KiB";
        }
        if (failure instanceof TooLongHttpLineException) {
            return "the first line of the answer is longer than 8 KiB";
        }
        if (root instanceof SSLException) {
            return "the TLS connection to "
                    + peer
                    + " failed"
                    + during(run)
                    + ": "
                    + shortened(text(root));
        }
        var inBody = run.clock().stage() == Stage.READING && run.received() > 0;
        if (inBody || root instanceof NumberFormatException) {
            return "the body of the answer is not valid HTTP after " + bytes(run.received());
        }
        return root instanceof IOException
                ? "the connection to " + peer + " failed" + during(run)
                : "the answer of " + peer + " is not valid HTTP";
    }

    private static String during(Run run) {
        return run.clock().stage() == Stage.READING
                ? " after " + bytes(run.received()) + " of the body"
                : " before it answered";
    }

    private static boolean isReset(Throwable failure) {
        var text = text(failure);
        return failure instanceof IOException
                && (text.contains("reset") || text.contains("Broken pipe"));
    }

    static Throwable root(Throwable failure) {
        var root = failure;
        for (var depth = 0; depth < 10 && root.getCause() != null; depth++) {
            root = Objects.requireNonNull(root.getCause());
        }
        return root;
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        var name = failure instanceof ConnectException ? "" : failure.getClass().getSimpleName();
        return message == null ? name : message;
    }

    /** What a library says, on one line and not too long. */
    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }
}
