package dev.candor.app;

import dev.candor.model.Problem;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;

/** Requests and answers on the control socket: a length of four bytes, then a JSON object. */
final class ControlWire {
    /** A whole history file travels in one request. */
    static final int LONGEST_MESSAGE = 80 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ControlWire() {}

    static void send(SocketChannel channel, ControlRequest request) throws IOException {
        var node = JSON.createObjectNode();
        node.put("command", request.command());
        node.set("arguments", request.arguments());
        write(channel, node);
    }

    static void send(SocketChannel channel, ControlAnswer answer) throws IOException {
        var node = JSON.createObjectNode();
        switch (answer) {
            case ControlAnswer.Done(var data) -> node.set("done", data);
            case ControlAnswer.Refused(var problems, var code) -> {
                node.put("refused", code);
                var list = node.putArray("problems");
                for (var problem : problems) {
                    list.addObject()
                            .put("where", problem.where())
                            .put("what", problem.what())
                            .put("todo", problem.todo());
                }
            }
        }
        write(channel, node);
    }

    static ControlRequest readRequest(SocketChannel channel) throws IOException {
        var node = read(channel);
        return new ControlRequest(node.path("command").asString(""), node.path("arguments"));
    }

    static ControlAnswer readAnswer(SocketChannel channel) throws IOException {
        var node = read(channel);
        if (node.has("done")) {
            return new ControlAnswer.Done(node.get("done"));
        }
        var problems = new ArrayList<Problem>();
        for (var problem : node.path("problems")) {
            problems.add(
                    new Problem(
                            problem.path("where").asString(""),
                            problem.path("what").asString(""),
                            problem.path("todo").asString("")));
        }
        return new ControlAnswer.Refused(problems, node.path("refused").asString(""));
    }

    private static void write(SocketChannel channel, JsonNode node) throws IOException {
        var bytes = JSON.writeValueAsBytes(node);
        if (bytes.length > LONGEST_MESSAGE) {
            throw new IOException("a message of " + bytes.length + " bytes is too long");
        }
        var buffer = ByteBuffer.allocate(Integer.BYTES + bytes.length);
        buffer.putInt(bytes.length).put(bytes).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static JsonNode read(SocketChannel channel) throws IOException {
        var length = fill(channel, Integer.BYTES).getInt();
        if (length < 0 || length > LONGEST_MESSAGE) {
            throw new IOException("a message may have at most " + LONGEST_MESSAGE + " bytes");
        }
        try {
            return JSON.readTree(fill(channel, length).array());
        } catch (JacksonException e) {
            throw new IOException("the message is not JSON", e);
        }
    }

    private static ByteBuffer fill(SocketChannel channel, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the other side closed the control socket");
            }
        }
        return buffer.flip();
    }
}
