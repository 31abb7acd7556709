package dev.candor.publish.graph;

import java.util.Locale;

/** Writes elements of SVG 1.1; every text and attribute is escaped. One thread only. */
final class Svg {
    private final StringBuilder out = new StringBuilder(4096);

    Svg open(String element, String... attributes) {
        element(element, attributes);
        out.append('>');
        return this;
    }

    Svg close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Svg leaf(String element, String... attributes) {
        element(element, attributes);
        out.append("/>");
        return this;
    }

    Svg text(String text, String element, String... attributes) {
        open(element, attributes);
        out.append(escaped(text));
        return close(element);
    }

    private void element(String element, String... attributes) {
        out.append('<').append(element);
        for (var i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A coordinate, to a tenth. */
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A text that XML 1.0 can carry, escaped for content and attributes. */
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints()
                .forEach(each -> {
                    switch (each) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        default -> escaped.appendCodePoint(each < ' ' ? ' ' : each);
                    }
                });
        return escaped.toString();
    }
}
