package dev.candor.config;

import dev.candor.model.HeartbeatSettings;

import java.net.URI;
import java.util.Optional;

/** Reads the map {@code heartbeat}. */
final class HeartbeatReader {
    private HeartbeatReader() {}

    static Optional<HeartbeatSettings> read(Section section) {
        var url =
                section.required("url", "such as 'url: https://hc.example.com/ping/ID'")
                        .flatMap(HeartbeatReader::address);
        var every =
                section.value("every")
                        .flatMap(it -> it.duration(HeartbeatSettings.LEAST, HeartbeatSettings.MOST))
                        .orElse(HeartbeatSettings.USUAL);
        return url.map(it -> new HeartbeatSettings(it, every));
    }

    /** What comes out of a secret is never part of a message. */
    private static Optional<URI> address(Value value) {
        var text = value.secret();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read = WebAddress.read(text.get());
        if (read.address() == null) {
            var isSecret = value.node() instanceof YamlNode.Mapping;
            value.fail(
                    isSecret ? "what is kept there is no http or https address" : read.refusal(),
                    isSecret ? "" : read.todo());
        }
        return Optional.ofNullable(read.address());
    }
}
