package dev.candor.notify.mail;

import dev.candor.notify.template.Block;
import dev.candor.notify.template.Rendered;
import dev.candor.text.Markdown;

import java.util.stream.Collectors;

/** The text part of a message. */
final class PlainText {
    private static final String RULE = "-".repeat(8); // "-- " alone would begin a signature
    private static final int WIDTH = 74;

    private PlainText() {}

    static String of(Rendered rendered) {
        return rendered.blocks().stream()
                        .map(PlainText::block)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading(var text) ->
                    wrapped(text, "") + "\n" + "=".repeat(Math.min(WIDTH, text.length()));
            case Block.Paragraph(var text) -> wrapped(text, "");
            case Block.Items(var lines) ->
                    lines.stream()
                            .map(line -> "- " + wrapped(line, "  "))
                            .collect(Collectors.joining("\n"));
            case Block.Prose(var markdown) ->
                    Markdown.toPlainText(markdown)
                            .lines()
                            .map(line -> wrapped(line, ""))
                            .collect(Collectors.joining("\n"));
            case Block.Rule() -> RULE;
            case Block.Action(var words, var address) -> words + ":\n" + address;
        };
    }

    /** Broken at spaces; a word that is longer than a line stands alone. */
    private static String wrapped(String text, String indent) {
        if (text.length() <= WIDTH) {
            return text;
        }
        var out = new StringBuilder();
        var column = 0;
        for (var word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }
}
