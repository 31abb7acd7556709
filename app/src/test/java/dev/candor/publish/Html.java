package dev.candor.publish;

import dev.candor.text.BoundText;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads pages for what they mean: their text, their elements. */
final class Html {
    private static final Pattern HEAD = Pattern.compile("(?s)<head>.*?</head>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BLOCK =
            Pattern.compile("</(p|h[1-6]|li|dt|dd|td|th|tr|div|article|section|summary)>");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Html() {}

    /** A page as it came, but for its no-break spaces, which are plain. */
    static String of(byte[] body) {
        return plain(new String(body, StandardCharsets.UTF_8));
    }

    /** The same with plain spaces alone. */
    static String plain(String html) {
        return html.replace("&nbsp;", " ").replace(BoundText.BOUND, ' ');
    }

    /** What a visitor reads, in one line, blocks parted by {@code |}. */
    static String text(String html) {
        var body = HEAD.matcher(plain(html)).replaceAll("");
        var text = TAG.matcher(BLOCK.matcher(body).replaceAll(" | ")).replaceAll("");
        return SPACE.matcher(unescape(text)).replaceAll(" ").replaceAll("(\\| )+", "| ").strip();
    }

    /** The text of each element of that name. */
    static List<String> all(String html, String element) {
        return Pattern.compile("(?s)<" + element + "[ >].*?</" + element + ">")
                .matcher(html)
                .results()
                .map(match -> text(match.group()).replace(" |", ""))
                .toList();
    }

    /** How often {@code part} occurs. */
    static int count(String html, String part) {
        return (html.length() - html.replace(part, "").length()) / part.length();
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#64;", "@")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&amp;", "&");
    }
}
