package dev.candor.notify.template;

import dev.candor.notify.template.Node.Inline;

import java.util.ArrayList;
import java.util.List;

/** The words for one kind of message in one language. Immutable; made by {@link TemplateParser}. */
public final class Template {
    private final List<Inline> subject;
    private final List<Node> body;

    Template(List<Inline> subject, List<Node> body) {
        this.subject = List.copyOf(subject);
        this.body = List.copyOf(body);
    }

    /** What it says of those facts. */
    public Rendered render(Facts facts) {
        var blocks = new Blocks();
        write(body, facts, blocks);
        return new Rendered(text(subject, facts).strip(), blocks.done());
    }

    private static void write(List<Node> nodes, Facts facts, Blocks out) {
        for (var node : nodes) {
            switch (node) {
                case Node.Line line -> line(line, facts, out);
                case Node.Lines(var name, var wanted, var inside) -> {
                    if (facts.has(name) == wanted) {
                        write(inside, facts, out);
                    }
                }
                case Node.Each(var name, var inside) ->
                        facts.list(name).forEach(it -> write(inside, it.within(facts), out));
                case Inline _ -> throw new IllegalStateException("a line is missing around it");
            }
        }
    }

    private static void line(Node.Line line, Facts facts, Blocks out) {
        var text = text(line.content(), facts).strip();
        if (text.isEmpty()) {
            out.end();
            return;
        }
        switch (line.sort()) {
            case EMPTY -> out.end();
            case TEXT -> out.text(text);
            case HEADING -> out.add(new Block.Heading(text));
            case ITEM -> out.item(text);
            case PROSE -> out.add(new Block.Prose(text));
            case RULE -> out.add(new Block.Rule());
            case ACTION -> {
                var address = facts.text(line.target());
                if (!address.isEmpty()) {
                    out.add(new Block.Action(text, address));
                }
            }
        }
    }

    private static String text(List<Inline> nodes, Facts facts) {
        var text = new StringBuilder();
        for (var node : nodes) {
            switch (node) {
                case Node.Literal(var literal) -> text.append(literal);
                case Node.Named(var name) -> text.append(facts.text(name));
                case Node.Perhaps(var name, var wanted, var inside) -> {
                    if (facts.has(name) == wanted) {
                        text.append(text(inside, facts));
                    }
                }
            }
        }
        return text.toString();
    }

    /** Gathers lines into blocks. Confined to one thread. */
    private static final class Blocks {
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder paragraph = new StringBuilder();
        private final List<String> items = new ArrayList<>();

        void text(String line) {
            endItems();
            if (!paragraph.isEmpty()) {
                paragraph.append(' ');
            }
            paragraph.append(line);
        }

        void item(String line) {
            endParagraph();
            items.add(line);
        }

        void add(Block block) {
            end();
            blocks.add(block);
        }

        void end() {
            endParagraph();
            endItems();
        }

        List<Block> done() {
            end();
            return blocks;
        }

        private void endParagraph() {
            if (!paragraph.isEmpty()) {
                blocks.add(new Block.Paragraph(paragraph.toString()));
                paragraph.setLength(0);
            }
        }

        private void endItems() {
            if (!items.isEmpty()) {
                blocks.add(new Block.Items(items));
                items.clear();
            }
        }
    }
}
