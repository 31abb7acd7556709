package dev.candor.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes a parsed text without its markup. Confined to one thread; used once. */
final class PlainText extends AbstractVisitor {
    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(Node document) {
        var text = new PlainText();
        document.accept(text);
        return text.out.toString().strip();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endBlock(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        endBlock(heading);
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
    }

    @Override
    public void visit(BulletList list) {
        visitChildren(list);
        endBlock(list);
    }

    @Override
    public void visit(OrderedList list) {
        visitChildren(list);
        endBlock(list);
    }

    @Override
    public void visit(ListItem item) {
        startLine();
        out.append(marker(item));
        visitChildren(item);
        startLine();
    }

    @Override
    public void visit(FencedCodeBlock block) {
        out.append(block.getLiteral().stripTrailing());
        endBlock(block);
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        out.append(block.getLiteral().stripTrailing());
        endBlock(block);
    }

    @Override
    public void visit(HtmlBlock block) {
        out.append(block.getLiteral().strip());
        endBlock(block);
    }

    @Override
    public void visit(ThematicBreak line) {
        out.append("--");
        endBlock(line);
    }

    @Override
    public void visit(Text text) {
        out.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        out.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        out.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        out.append('\n');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        out.append('\n');
    }

    @Override
    public void visit(Link link) {
        withAddress(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        withAddress(image, image.getDestination());
    }

    /** The words, then the address, unless that is what the words say. */
    private void withAddress(Node node, String address) {
        var start = out.length();
        visitChildren(node);
        var words = out.substring(start);
        if (!words.equals(address) && !address.equals("mailto:" + words)) {
            out.append(words.isEmpty() ? address : " (" + address + ")");
        }
    }

    private static String marker(ListItem item) {
        if (!(item.getParent() instanceof OrderedList list)) {
            return "- ";
        }
        var number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (var before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number + ". ";
    }

    /** One empty line after a block; none inside a list. */
    private void endBlock(Node block) {
        startLine();
        for (var above = block.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ListItem) {
                return;
            }
        }
        out.append('\n');
    }

    private void startLine() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }
}
