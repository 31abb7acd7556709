package dev.candor.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP/1.1 byte by byte, also where it is wrong. */
final class RawClient implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedInputStream input;

    /** An answer: status, headers by lower-case name, body as its length says. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    RawClient(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(LIMIT_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Asks with that method, without a body. */
    Answer ask(String method, String path, String... headers) throws IOException {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        return send(request + "\r\n").read(method.equals("HEAD"));
    }

    /** Reads one answer. */
    Answer read(boolean toHead) throws IOException {
        var first = line();
        var status = Integer.parseInt(first.split(" ", 3)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                throw new IOException("the header " + name + " came twice");
            }
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = toHead || status == 304 ? new byte[0] : input.readNBytes(length);
        return new Answer(status, headers, body);
    }

    /** Whether the server has ended the connection, once it has been read to its end. */
    boolean isClosedByServer() throws IOException {
        try {
            var rest = input.transferTo(OutputStream.nullOutputStream());
            return rest >= 0;
        } catch (java.net.SocketTimeoutException _) {
            return false;
        } catch (java.net.SocketException _) {
            return true;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended after: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
