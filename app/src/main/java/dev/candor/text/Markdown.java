package dev.candor.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What people write (CommonMark 0.31), as safe HTML and as plain text. Raw HTML is shown as it was
 * typed, never obeyed; links lead to absolute http, https and mailto addresses only; pictures
 * become links. Input that is longer, deeper or denser in markup than any text for people is shown
 * without its markup.
 */
public final class Markdown {
    /** What is beyond this many characters is cut off. */
    public static final int LONGEST = 25_000;

    /** The page has headings of three levels above any text. */
    private static final int HEADINGS_ABOVE = 3;

    private static final int DEEPEST_HEADING = 6;
    private static final int DEEPEST_BLOCKS = 50;
    private static final int DEEPEST_TREE = 100;

    /** Parsing is quadratic in these characters, and nests as deep as there are of them. */
    private static final String COSTLY = "*_[<";

    private static final int MOST_COSTLY = 2_000;

    private static final Pattern SAFE_ADDRESS =
            Pattern.compile("(?:https?://|mailto:)\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST_BLOCKS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements("p", "br", "hr", "em", "strong", "code", "pre", "blockquote")
                    .allowElements("ul", "ol", "li", "h4", "h5", "h6", "a")
                    .allowUrlProtocols("http", "https", "mailto")
                    .allowAttributes("href")
                    .matching(SAFE_ADDRESS)
                    .onElements("a")
                    .allowAttributes("start")
                    .matching(Pattern.compile("[0-9]{1,9}"))
                    .onElements("ol")
                    .requireRelsOnLinks("nofollow", "noopener", "noreferrer", "ugc")
                    .toFactory();

    private Markdown() {}

    /** Safe HTML to stand below the page's own headings of three levels. */
    public static String toHtml(String markdown) {
        var source = cut(markdown);
        if (isTooDense(source)) {
            return asItIs(source);
        }
        var document = PARSER.parse(source);
        if (depthExceeds(document, DEEPEST_TREE)) {
            return asItIs(source);
        }
        document.accept(new Tame());
        return POLICY.sanitize(RENDERER.render(document));
    }

    /**
     * The same with figures: a picture that stands alone in its paragraph and for which {@code
     * figures} has HTML becomes that HTML, which is not sanitised again.
     *
     * @param figures from a picture's address and its words to HTML; empty for a picture that is
     *     none of its own
     */
    public static String toHtml(
            String markdown, BiFunction<String, String, Optional<String>> figures) {
        var source = Places.none(cut(markdown));
        if (isTooDense(source)) {
            return asItIs(source);
        }
        var document = PARSER.parse(source);
        if (depthExceeds(document, DEEPEST_TREE)) {
            return asItIs(source);
        }
        var places = new Places(figures);
        document.accept(places);
        document.accept(new Tame());
        return places.filled(POLICY.sanitize(RENDERER.render(document)));
    }

    /** Text that can stand in HTML, in an attribute too. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Plain text: paragraphs parted by an empty line, list items marked, addresses in brackets. */
    public static String toPlainText(String markdown) {
        var source = cut(markdown);
        if (isTooDense(source)) {
            return source.strip();
        }
        var document = PARSER.parse(source);
        return depthExceeds(document, DEEPEST_TREE) ? source.strip() : PlainText.of(document);
    }

    /**
     * The beginning of the plain text in one line, at most {@code length} characters, cut at the
     * end of a word where there is one, and then ended by "…".
     *
     * @param length at least 1
     */
    public static String excerpt(String markdown, int length, Locale locale) {
        var line = SPACE.matcher(toPlainText(markdown)).replaceAll(" ").strip();
        if (line.length() <= length) {
            return line;
        }
        var boundaries = BreakIterator.getWordInstance(locale);
        boundaries.setText(line);
        var wordEnd = boundaries.isBoundary(length - 1) ? length - 1 : boundaries.preceding(length);
        var beginning = line.substring(0, wordEnd).stripTrailing();
        return (beginning.isEmpty() ? whole(line, length - 1) : beginning) + "…";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : whole(text, LONGEST - 1) + "…";
    }

    /** At most that many characters, and no half of a surrogate pair. */
    private static String whole(String text, int length) {
        var splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length);
    }

    private static boolean isTooDense(String source) {
        return source.chars().filter(each -> COSTLY.indexOf(each) >= 0).count() > MOST_COSTLY;
    }

    /** Without recursion, which such a tree would be made to exhaust. */
    private static boolean depthExceeds(Node root, int limit) {
        var depth = 0;
        var node = root;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > limit) {
                    return true;
                }
                continue;
            }
            while (depth > 0 && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (depth == 0) {
                return false;
            }
            node = node.getNext();
        }
    }

    /** The source as paragraphs of text, its markup left as it was typed. */
    private static String asItIs(String source) {
        var html = new StringBuilder();
        for (var paragraph : BLANK_LINES.split(source.strip(), -1)) {
            var lines = paragraph.strip().replace("&", "&amp;").replace("<", "&lt;");
            html.append("<p>").append(lines.replace("\n", "<br />")).append("</p>\n");
        }
        return POLICY.sanitize(html.toString());
    }

    /** Puts headings below the page's, and links in the place of pictures. */
    private static final class Tame extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(DEEPEST_HEADING, heading.getLevel() + HEADINGS_ABOVE));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            var link = new Link(image.getDestination(), null);
            if (image.getFirstChild() == null) {
                link.appendChild(new Text(image.getDestination()));
            }
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertBefore(link);
            image.unlink();
        }
    }

    /**
     * Keeps a place for each figure while the text around it is sanitised. The places are written
     * with characters that no text can hold: whatever it holds of them is taken out before.
     */
    private static final class Places extends AbstractVisitor {
        private static final char OPEN = '\uE000';
        private static final char CLOSE = '\uE001';

        private final BiFunction<String, String, Optional<String>> figures;
        private final List<String> html = new ArrayList<>();

        Places(BiFunction<String, String, Optional<String>> figures) {
            this.figures = figures;
        }

        static String none(String text) {
            return text.replace(OPEN, '\uFFFD').replace(CLOSE, '\uFFFD');
        }

        /** An entity may have written what the source did not hold. */
        @Override
        public void visit(Text text) {
            text.setLiteral(none(text.getLiteral()));
        }

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
                figures.apply(image.getDestination(), words(image))
                        .ifPresent(figure -> {
                            var place = new Text(OPEN + Integer.toString(html.size()) + CLOSE);
                            html.add(figure);
                            image.insertBefore(place);
                            image.unlink();
                        });
            }
        }

        private static String words(Node node) {
            var words = new StringBuilder();
            for (var each = node.getFirstChild(); each != null; each = each.getNext()) {
                words.append(each instanceof Text text ? text.getLiteral() : words(each));
            }
            return words.toString();
        }

        String filled(String sanitised) {
            var filled = sanitised;
            for (var i = 0; i < html.size(); i++) {
                filled = filled.replace("<p>" + OPEN + i + CLOSE + "</p>", html.get(i));
            }
            return filled;
        }
    }
}
