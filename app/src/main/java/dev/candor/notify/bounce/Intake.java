package dev.candor.notify.bounce;

import dev.candor.notify.mail.ReturnPath;
import dev.candor.time.TimeSource;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Takes in what comes back, over SMTP (RFC 5321) or LMTP (RFC 2033), from a mail server beside it.
 * Mail to anything but our own return paths is refused; nothing is ever sent on. Thread-safe.
 */
public final class Intake implements AutoCloseable {
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_RECIPIENTS = 20;
    private static final int MOST_COMMANDS = 1_000;
    private static final int LONGEST_LINE = 4_096;
    private static final int BACKLOG = 100;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);
    private static final Duration PER_READ = Duration.ofSeconds(30);
    private static final Duration PER_CONNECTION = Duration.ofMinutes(5);
    private static final Pattern RECIPIENT =
            Pattern.compile("TO:\\s*<([^<>\\s]{1,320})>.*", Pattern.CASE_INSENSITIVE);

    private final ServerSocket listener;
    private final ReturnPath paths;
    private final Taker taker;
    private final TimeSource time;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Deals with a message that came in. */
    @FunctionalInterface
    public interface Taker {
        /** False when it could not be dealt with now and must be sent again. */
        boolean take(byte[] message, List<String> recipients);
    }

    private Intake(ServerSocket listener, ReturnPath paths, Taker taker, TimeSource time) {
        this.listener = listener;
        this.paths = paths;
        this.taker = taker;
        this.time = time;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for one that the system chooses
     * @throws IOException when that address cannot be listened on
     */
    public static Intake start(
            String host, int port, ReturnPath paths, Taker taker, TimeSource time)
            throws IOException {
        var listener = new ServerSocket();
        try {
            listener.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        var intake = new Intake(listener, paths, taker, time);
        Thread.ofVirtual().name("bounces").start(intake::accept);
        return intake;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().name("bounce").start(() -> serve(socket));
            } catch (IOException _) {
                // Closed, or one connection less; without a free descriptor it fails at once.
                LockSupport.parkNanos(listener.isClosed() ? 0 : AFTER_FAILURE.toNanos());
            }
        }
    }

    private void serve(Socket socket) {
        var admitted = room.tryAcquire();
        try (socket) {
            socket.setSoTimeout((int) PER_READ.toMillis());
            var session = new Session(socket);
            if (admitted) {
                session.run();
            } else {
                session.say("421 4.3.2 too many connections");
            }
        } catch (IOException _) {
            // The other side has gone, or was too slow.
        } finally {
            open.remove(socket);
            if (admitted) {
                room.release();
            }
        }
    }

    /** Ends everything. Idempotent. */
    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException _) {
            // It is closed all the same.
        }
    }

    /** One connection. Confined to its thread. */
    private final class Session {
        private final Socket socket;
        private final InputStream in;
        private final long deadline = time.nanoTime() + PER_CONNECTION.toNanos();
        private final List<String> recipients = new ArrayList<>();
        private boolean local;
        private boolean sender;

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        void run() throws IOException {
            say("220 candor takes in what comes back");
            for (var i = 0; i < MOST_COMMANDS; i++) {
                var line = line();
                var words = line.split(" ", 2);
                var rest = words.length > 1 ? words[1].strip() : "";
                switch (words[0].toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> hello(false);
                    case "LHLO" -> hello(true);
                    case "HELO" -> say("250 candor");
                    case "MAIL" -> mail();
                    case "RCPT" -> recipient(rest);
                    case "DATA" -> data();
                    case "RSET" -> {
                        reset();
                        say("250 2.0.0 forgotten");
                    }
                    case "NOOP" -> say("250 2.0.0 nothing done");
                    case "QUIT" -> {
                        say("221 2.0.0 goodbye");
                        return;
                    }
                    default -> say("502 5.5.1 not known here");
                }
            }
            say("421 4.7.0 too many commands");
        }

        private void hello(boolean lmtp) throws IOException {
            local = lmtp;
            reset();
            say(
                    "250-candor\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n"
                            + "250-ENHANCEDSTATUSCODES\r\n250 SIZE "
                            + ReadReturned.LONGEST);
        }

        private void mail() throws IOException {
            reset();
            sender = true;
            say("250 2.1.0 fine");
        }

        private void recipient(String rest) throws IOException {
            var found = RECIPIENT.matcher(rest);
            if (!sender) {
                say("503 5.5.1 name the sender first");
            } else if (!found.matches() || !isOurs(found.group(1))) {
                say("550 5.1.1 nobody lives here but messages that come back");
            } else if (recipients.size() >= MOST_RECIPIENTS) {
                say("452 4.5.3 too many recipients");
            } else {
                recipients.add(found.group(1));
                say("250 2.1.5 fine");
            }
        }

        private boolean isOurs(String address) {
            return paths.isPlain(address) || paths.read(address).isPresent();
        }

        private void data() throws IOException {
            if (recipients.isEmpty()) {
                say("503 5.5.1 name a recipient first");
                return;
            }
            say("354 go on, end with a dot");
            var content = content();
            var answer =
                    content.length > ReadReturned.LONGEST
                            ? "552 5.3.4 too long"
                            : taker.take(content, List.copyOf(recipients))
                                    ? "250 2.0.0 taken in"
                                    : "451 4.3.0 not now";
            // LMTP answers once for each recipient.
            var times = local ? recipients.size() : 1;
            for (var i = 0; i < times; i++) {
                say(answer);
            }
            reset();
        }

        /** The message; of one that is too long, a little more than is allowed. */
        private byte[] content() throws IOException {
            var content = new ByteArrayOutputStream();
            while (true) {
                var line = line();
                if (line.equals(".")) {
                    return content.toByteArray();
                }
                if (content.size() <= ReadReturned.LONGEST) {
                    var text = line.startsWith(".") ? line.substring(1) : line;
                    content.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
                    content.writeBytes(new byte[] {'\r', '\n'});
                }
            }
        }

        private void reset() {
            recipients.clear();
            sender = false;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            while (true) {
                if (time.nanoTime() - deadline > 0) {
                    say("421 4.4.2 too slow");
                    throw new IOException("too slow");
                }
                var next = in.read();
                if (next < 0) {
                    throw new IOException("hung up");
                }
                if (next == '\n') {
                    var end = line.length();
                    return end > 0 && line.charAt(end - 1) == '\r'
                            ? line.substring(0, end - 1)
                            : line.toString();
                }
                if (line.length() >= LONGEST_LINE) {
                    say("500 5.5.2 the line is too long");
                    throw new IOException("too long");
                }
                line.append((char) next);
            }
        }

        void say(String reply) throws IOException {
            var bytes = (reply + "\r\n").getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }
}
