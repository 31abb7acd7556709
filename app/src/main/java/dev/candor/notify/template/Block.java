package dev.candor.notify.template;

import java.util.List;

/** A piece of a message, before it is plain text or HTML. */
public sealed interface Block {
    /** A heading. */
    record Heading(String text) implements Block {}

    /** A paragraph, in one line. */
    record Paragraph(String text) implements Block {}

    /** A list. */
    record Items(List<String> lines) implements Block {
        public Items {
            lines = List.copyOf(lines);
        }
    }

    /** What a person wrote: Markdown. */
    record Prose(String markdown) implements Block {}

    /** A line across; what follows is of less weight. */
    record Rule() implements Block {}

    /** Something that the reader can do or read. */
    record Action(String words, String address) implements Block {}
}
