package dev.candor.notify.smtp;

import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands out, answers in, over one socket. Confined to one thread, but for {@link
 * #cutIfOverdue()} and {@link #cut()}, which any may call.
 */
final class Line {
    /** Longer lines than RFC 5321 allows, shorter than a memory. */
    private static final int LONGEST_LINE = 2_048;

    private static final int MOST_LINES = 100;
    private static final int BUFFER = 16 * 1024;
    private static final byte[] END = {'.', '\r', '\n'};

    private final Socket socket;
    private final TimeSource time;
    private final byte[] buffer = new byte[BUFFER];
    private InputStream in;
    private OutputStream out;
    private int position;
    private int filled;
    private volatile long deadline;
    private volatile boolean limited;
    private volatile boolean overdue;
    private boolean watched;

    Line(Socket socket, TimeSource time) throws IOException {
        this.socket = socket;
        this.time = time;
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** Goes on over another socket that lies over this one; what was read before is forgotten. */
    void over(Socket secured) throws IOException {
        in = secured.getInputStream();
        out = new BufferedOutputStream(secured.getOutputStream(), BUFFER);
        position = 0;
        filled = 0;
    }

    /** Whether something has come that nobody asked for. */
    boolean hasMore() {
        return position < filled;
    }

    /** From now on everything must be done within that time. */
    void within(Duration limit) {
        deadline = time.nanoTime() + limit.toNanos();
        limited = true;
    }

    /**
     * From now on somebody else looks again and again whether it is overdue: a wait that the system
     * need not watch is the cheaper one.
     */
    void watched() {
        watched = true;
    }

    /** Nothing is under way. */
    void rest() {
        limited = false;
    }

    /** Ends the connection when its time is up; whoever reads or writes then meets an exception. */
    void cutIfOverdue() {
        if (limited && time.nanoTime() - deadline > 0) {
            overdue = true;
            cut();
        }
    }

    /** Ends the connection at once. */
    void cut() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone, which is what was wanted.
        }
    }

    void put(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }

    /** The message with its dots doubled, and the end of it (RFC 5321, section 4.5.2). */
    void putContent(byte[] content) throws IOException {
        var from = 0;
        for (var i = 0; i < content.length; i++) {
            if (content[i] == '.' && (i == 0 || content[i - 1] == '\n')) {
                out.write(content, from, i - from);
                out.write('.');
                from = i;
            }
        }
        out.write(content, from, content.length - from);
        out.write(END);
    }

    /** One command, and what is answered. */
    Reply ask(String command) throws IOException {
        put(command);
        flush();
        return reply();
    }

    /** The next answer. */
    Reply reply() throws IOException {
        var lines = new ArrayList<String>();
        while (lines.size() < MOST_LINES) {
            var line = line();
            var code = Reply.code(line);
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return Reply.of(code, lines);
            }
        }
        throw new IOException("an answer has more than " + MOST_LINES + " lines");
    }

    /** The next answer's lines without their codes; empty unless it is positive. */
    @Nullable List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        while (lines.size() < MOST_LINES) {
            var line = line();
            var positive = Reply.code(line) / 100 == 2;
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return positive ? lines : null;
            }
        }
        throw new IOException("an answer has more than " + MOST_LINES + " lines");
    }

    /** As far as it has come it is taken whole; it hardly ever comes in pieces. */
    private String line() throws IOException {
        var begun = "";
        while (true) {
            var end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (begun.length() + end - position > LONGEST_LINE) {
                throw new IOException("an answer has a line without end");
            }
            var line =
                    begun
                            + new String(
                                    buffer, position, end - position, StandardCharsets.ISO_8859_1);
            if (end < filled) {
                position = end + 1;
                return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            }
            begun = line;
            fill();
        }
    }

    private void fill() throws IOException {
        var left = Math.ceilDiv(deadline - time.nanoTime(), 1_000_000L);
        if (limited && left <= 0) {
            throw new SocketTimeoutException("it took too long to answer");
        }
        socket.setSoTimeout(limited && !watched ? (int) Math.min(left, Integer.MAX_VALUE) : 0);
        var count = read();
        if (count < 0) {
            throw new IOException("the other side hung up");
        }
        position = 0;
        filled = count;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, 0, buffer.length);
        } catch (IOException e) {
            if (overdue) {
                throw new SocketTimeoutException("it took too long to answer");
            }
            throw e;
        }
    }
}
