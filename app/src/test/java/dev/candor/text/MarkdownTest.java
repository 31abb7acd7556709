package dev.candor.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Seeded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class MarkdownTest {
    private static final String REL = " rel=\"nofollow noopener noreferrer ugc\"";

    /** All that may ever come out: these tags, with these attributes alone. */
    private static final Pattern SAFE_TAG =
            Pattern.compile(
                    "</?(p|em|strong|code|pre|blockquote|ul|ol|li|h4|h5|h6)>"
                            + "|<(br|hr) />|</a>|<ol start=\"[0-9]{1,9}\">"
                            + "|<a href=\"(?i:https?://|mailto:)[^\"<>]+\""
                            + REL
                            + ">");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plain                         | <p>plain</p>
                    *slow*, not **down**          | <p><em>slow</em>, not <strong>down</strong></p>
                    `a < b`                       | <p><code>a &lt; b</code></p>
                    # Title                       | <h4>Title</h4>
                    ## Title                      | <h5>Title</h5>
                    ### Title                     | <h6>Title</h6>
                    ###### Title                  | <h6>Title</h6>
                    7. seven                      | <ol start="7"><li>seven</li></ol>
                    - one                         | <ul><li>one</li></ul>
                    > quoted                      | <blockquote><p>quoted</p></blockquote>
                    ---                           | <hr />
                    a<br>b                        | <p>a&lt;br&gt;b</p>
                    """)
    void markdownBecomesHtmlBelowThePagesHeadings(String markdown, String html) {
        assertThat(Markdown.toHtml(markdown).replace("\n", "")).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource({
        "[guide](https://example.com/a?b=1), https://example.com/a?b&#61;1, guide",
        "<https://example.com/x>, https://example.com/x, https://example.com/x",
        "[mail](mailto:ops@example.com), mailto:ops&#64;example.com, mail",
        "![graph](https://example.com/g.png), https://example.com/g.png, graph",
        "![](https://example.com/g.png), https://example.com/g.png, https://example.com/g.png"
    })
    void linksAndPicturesBecomeLinksThatLendNoWeight(String markdown, String href, String text) {
        assertThat(Markdown.toHtml(markdown).strip())
                .isEqualTo("<p><a href=\"" + href + "\"" + REL + ">" + text + "</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](/relative)",
                "[x](//example.com/)",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#10;script:alert(1))",
                "[x](&#x6A;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "[x](file:///etc/passwd)",
                "[x](\u0001javascript:alert(1))",
                "[x](<javascript:alert(1)>)",
                "![x](data:image/svg+xml,<svg onload=alert(1)>)"
            })
    void anAddressOfAnotherKindLeavesOnlyItsText(String markdown) {
        var html = Markdown.toHtml(markdown);
        onlySafeTags(html);
        assertThat(html).doesNotContain("<a");
    }

    static Stream<String> attacks() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//example.com/x.js></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<iframe src=https://example.com></iframe>",
                "<style>*{display:none}</style>",
                "<div onclick=alert(1)>\n\n*x*\n\n</div>",
                "<<script>script>alert(1)<</script>/script>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;alert(1)&#60;/script&#62;",
                "&amp;lt;script&amp;gt;",
                "<!-- --!><script>alert(1)</script> -->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?php echo 1 ?>",
                "<!DOCTYPE html [<!ENTITY x \"y\">]>",
                "`<script>alert(1)</script>`",
                "```html\"><script>alert(1)</script>\n<script>alert(1)</script>\n```",
                "    <script>alert(1)</script>",
                "# <script>alert(1)</script>",
                "> <script>alert(1)</script>",
                "- <script>alert(1)</script>",
                "[<script>alert(1)</script>](https://example.com)",
                "[x](https://example.com \"onmouseover=alert(1)\")",
                "[x](https://example.com \"\\\"><script>alert(1)</script>\")",
                "[x](https://example.com/\"onmouseover=\"alert(1))",
                "[x](https://example.com/<script>)",
                "![x\" onerror=\"alert(1)](https://example.com/x.png)",
                "![\"><script>alert(1)</script>](x)",
                "<javascript:alert(1)>",
                "<data:text/html,x>",
                "<https://example.com/\"><script>>",
                "[a]: javascript:alert(1)\n\n[a]",
                "[a]: https://example.com '\"><script>alert(1)</script>'\n\n[a]",
                "[x](https://user:password@example.com)",
                "1234567890. big\n",
                "\u0000<script>\u0000alert(1)</script>",
                "<scri\u0000pt>alert(1)</script>",
                "\u202e<script>alert(1)</script>",
                "<table><tr><td>x</table>",
                "</p></main><h1>All systems are working.</h1>",
                "<p style=position:fixed>x</p>",
                "<base href=https://example.com>",
                "<meta http-equiv=refresh content=0>",
                "<form action=https://example.com><input></form>",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "&notanentity; &#xffffffff; &#0;");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noAttackGetsThrough(String attack) {
        onlySafeTags(Markdown.toHtml(attack));
        onlySafeTags(Markdown.toHtml("*_[<".repeat(600) + "\n\n" + attack));
    }

    @Test
    void anyTwoAttacksTogetherDoNotGetThrough() {
        var attacks = attacks().toList();
        Seeded.runs(500, random -> onlySafeTags(Markdown.toHtml(mixed(attacks, random))));
    }

    private static String mixed(List<String> attacks, Random random) {
        var one = Seeded.oneOf(random, attacks);
        var two = Seeded.oneOf(random, attacks);
        var cut = random.nextInt(one.length() + 1);
        return one.substring(0, cut) + two + one.substring(cut);
    }

    /** Texts that nest, or grow, as far as their length allows. */
    static Stream<String> bombs() {
        return Stream.of(
                ">".repeat(25_000),
                "> ".repeat(12_500) + "x",
                "- ".repeat(12_500) + "x",
                "1. ".repeat(8_000) + "x",
                "*".repeat(12_500) + "a" + "*".repeat(12_500),
                "*".repeat(990) + "a" + "*".repeat(990),
                "**a ".repeat(450) + " a**".repeat(450),
                "*a **b ".repeat(300) + "b** a*".repeat(300),
                "![".repeat(990) + "a" + "](x)".repeat(990),
                "[".repeat(25_000),
                "[a](".repeat(6_000),
                "<".repeat(25_000),
                "<a ".repeat(8_000),
                "`a``".repeat(6_000),
                "&#x41;".repeat(4_000),
                "[a]: x\n".repeat(3_500) + "[a]",
                "<!--".repeat(6_000),
                "\t".repeat(25_000),
                "a\n\n".repeat(8_000),
                "1. a\n".repeat(5_000),
                "\ud83d\ude00".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsHarmlessAndQuick(String bomb) {
        var start = System.nanoTime();
        var html = Markdown.toHtml(bomb);
        var text = Markdown.toPlainText(bomb);
        onlySafeTags(html);
        assertThat(html.length()).isLessThan(20 * Markdown.LONGEST);
        assertThat(text.length()).isLessThanOrEqualTo(2 * Markdown.LONGEST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aTextThatIsTooDenseIsShownAsItWasTyped() {
        var dense = "first & <b>\nline\n\n" + "*_".repeat(1_001);
        assertThat(Markdown.toHtml(dense))
                .startsWith("<p>first &amp; &lt;b&gt;<br />line</p>\n<p>*_*_");
        assertThat(Markdown.toPlainText(dense)).isEqualTo(dense);
    }

    @Test
    void aTextThatNestsTooDeeplyIsShownAsItWasTyped() {
        var deep = "**a ".repeat(120) + "b**".repeat(120);
        assertThat(Markdown.toHtml(deep)).startsWith("<p>**a **a ").doesNotContain("<strong>");
        assertThat(Markdown.toPlainText(deep)).isEqualTo(deep);
        var fine = "**a ".repeat(20) + "b**".repeat(20);
        assertThat(Markdown.toHtml(fine)).startsWith("<p><strong>a <strong>a ");
    }

    @Test
    void whatIsTooLongIsCutOff() {
        assertThat(Markdown.toPlainText("a".repeat(30_000)))
                .hasSize(Markdown.LONGEST)
                .endsWith("…");
        assertThat(Markdown.toPlainText("a".repeat(25_000))).hasSize(25_000).doesNotContain("…");
        var pairs = Markdown.toPlainText("a" + "\ud83d\ude00".repeat(13_000));
        assertThat(Character.isLowSurrogate(pairs.charAt(pairs.length() - 2))).isTrue();
    }

    @Test
    void plainTextKeepsTheWordsAndDropsTheMarkup() {
        var markdown =
                """
                # What happened

                Loads were *high*; see the [guide](https://example.com/g) or <https://example.com>.
                Write to <ops@example.com>.

                - one
                - two
                  1. inner
                  2. second

                > quoted `code`

                ```
                $ restart
                ```

                    indented

                ---

                <b>raw</b> ![](https://example.com/p.png)\\
                end

                <div>
                block
                </div>
                """;
        assertThat(Markdown.toPlainText(markdown))
                .isEqualTo(
                        """
                        What happened

                        Loads were high; see the guide (https://example.com/g) or https://example.com.
                        Write to ops@example.com.

                        - one
                        - two
                        1. inner
                        2. second

                        quoted code

                        $ restart

                        indented

                        --

                        <b>raw</b> https://example.com/p.png
                        end

                        <div>
                        block
                        </div>\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    short                        | 20 | short
                    exactly twenty chars         | 20 | exactly twenty chars
                    a text that is a bit longer  | 20 | a text that is a…
                    a text, that goes on         | 8  | a text,…
                    *a* **text** with marks      | 10 | a text…
                    unbreakable-is-not-this      | 6  | unbre…
                    Donaudampfschifffahrt        | 10 | Donaudamp…
                    """)
    void anExcerptEndsAtAWord(String markdown, int length, String excerpt) {
        assertThat(Markdown.excerpt(markdown, length, Locale.ENGLISH)).isEqualTo(excerpt);
    }

    @Test
    void anExcerptIsNeverTooLongNorCutInACharacter() {
        Seeded.runs(
                300,
                random -> {
                    var text = new StringBuilder();
                    for (var i = 0; i < 40; i++) {
                        text.append(
                                Seeded.oneOf(
                                        random,
                                        List.of(
                                                "a",
                                                "word ",
                                                "\n\n",
                                                "\ud83d\ude00",
                                                ", ",
                                                "e\u0301")));
                    }
                    var length = 1 + random.nextInt(60);
                    var excerpt = Markdown.excerpt(text.toString(), length, Locale.ENGLISH);
                    assertThat(excerpt.length()).isLessThanOrEqualTo(length);
                    assertThat(excerpt).doesNotContain("\n").doesNotEndWith(" …");
                    assertThat(excerpt.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000))
                            .isTrue();
                });
    }

    private static void onlySafeTags(String html) {
        var rest = SAFE_TAG.matcher(html).replaceAll("");
        assertThat(rest).doesNotContain("<").doesNotContain(">");
    }

    @Test
    void onlyAPictureAloneInItsParagraphBecomesAFigureAndNoTextCanForgeOne() {
        var html =
                Markdown.toHtml(
                        "![A *b*](graph:x)\n\n\uE0000\uE001\n\n&#xE000;0&#xE001;\n\n"
                                + "see ![it](https://example.com/a.png)",
                        (address, words) ->
                                address.equals("graph:x")
                                        ? java.util.Optional.of("<figure>" + words + "</figure>")
                                        : java.util.Optional.empty());
        assertThat(html).containsOnlyOnce("<figure>A b</figure>").contains(">it</a>");
        assertThat(html).doesNotContain("\uE000").doesNotContain("\uE001");
    }
}
