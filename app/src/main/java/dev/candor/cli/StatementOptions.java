package dev.candor.cli;

import dev.candor.model.NoticeState;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

/** What every statement has, the first of a notice and each that follows: words and a state. */
final class StatementOptions {
    @Option(
            names = "--body",
            paramLabel = "TEXT",
            required = true,
            description = "What to tell, in Markdown; - reads it from standard input.")
    String body = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = StateConverter.class,
            description =
                    "Where the notice is in its life (default: the one that it has; for a new one"
                            + " investigating, scheduled or published, by its kind).")
    @Nullable NoticeState state;

    /** Puts them into a request. */
    void addTo(ObjectNode request, Session session) {
        if (state != null) {
            request.put("state", state.wireName());
        }
        request.put("body", BodyText.resolve(session, body));
    }
}
