package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/** The options that say which customers are told of a notice, beside those who asked for it. */
final class TellOptions {
    /** Which customers. */
    enum Who {
        AFFECTED,
        ALL,
        AGAIN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--tell",
            paramLabel = "WHO",
            converter = WhoConverter.class,
            description =
                    "Which customers to tell, beside those who subscribed: affected, all, or again"
                            + " (the very people who were told before).")
    @Nullable Who who;

    @Option(
            names = "--audience",
            paramLabel = "ID",
            description = "Of the customers, only those of this audience.")
    @Nullable String audience;

    @Option(
            names = "--label",
            paramLabel = "NAME:VALUE",
            description =
                    "Of the customers, only those who have it, such as region:eu; may be given"
                            + " several times.")
    List<String> labels = List.of();

    @Option(
            names = "--tell-others",
            description = "Tell the other customers that nothing of theirs is affected.")
    boolean others;

    @Option(names = "--preview", description = "Only say who would be told, and keep nothing.")
    boolean preview;

    /** Adds what was given to the request. */
    void addTo(ObjectNode request) {
        if (preview) {
            request.put("preview", true);
        }
        if (who == null && audience == null && labels.isEmpty() && !others) {
            return;
        }
        var tell = request.putObject("tell");
        if (who != null) {
            tell.put(who.wireName(), true);
        }
        if (audience != null) {
            tell.put("audience", audience);
        }
        if (!labels.isEmpty()) {
            var list = tell.putArray("labels");
            labels.forEach(list::add);
        }
        if (others) {
            tell.put("not_affected", true);
        }
    }

    /** Says what became of the notice, or who would be told. */
    void print(Terminal terminal, boolean json, String done, JsonNode answer) {
        if (!preview || json) {
            NoticeOutput.print(terminal, json, done, answer);
            return;
        }
        PreviewOutput.print(terminal, answer);
    }

    /** Reads who is told by name. */
    static final class WhoConverter implements ITypeConverter<Who> {
        @Override
        public Who convert(String text) {
            for (var each : Who.values()) {
                if (each.wireName().equals(text)) {
                    return each;
                }
            }
            throw new TypeConversionException(
                    Words.unknown("group of people", text, Who.values(), Who::wireName));
        }
    }
}
