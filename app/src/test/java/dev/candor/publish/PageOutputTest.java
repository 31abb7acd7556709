package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.text.BoundText;

import gg.jte.output.StringOutput;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** An underscore stands for a space that no line ends at. */
class PageOutputTest {
    private final StringOutput written = new StringOutput();
    private final PageOutput out = new PageOutput(written);

    @Test
    void whatIsReadKeepsNumbersAndUnitsTogetherAndIsEscaped() {
        write("p", null, "<b> 5 min");
        assertThat(written()).isEqualTo("&lt;b&gt; 5_min");
    }

    @Test
    void attributesAndWhatIsCopiedKeepTheirSpaces() {
        write("p", "class", "5 min");
        write("title", null, "5 min");
        write("code", null, "sleep 5 s");
        assertThat(written()).isEqualTo("5 min5 minsleep 5 s");
    }

    @Test
    void aPageOfTheSiteHasThemInItsFiguresAndItsTimes() {
        var at = SampleSite.at("2010-01-21T16:55:02");
        var page = SampleSite.busy().snapshot(at).find("/components/app").orElseThrow().body();
        var read =
                new String(page, StandardCharsets.UTF_8)
                        .replaceAll("(?s)<(head|title)>.*?</\\1>", "");
        assertThat(read.replaceAll("<[^>]*>", "|"))
                .doesNotContainPattern("\\d (?:(?:min|s|h|d|PST|UTC)\\b|[%·])")
                .containsPattern("\\d\u00a0min")
                .containsPattern("\\d\u00a0%")
                .containsPattern("\\d\u00a0UTC");
    }

    private void write(String tag, @Nullable String attribute, String it) {
        out.setContext(tag, attribute);
        out.writeUserContent(it);
    }

    private String written() {
        return written.toString().replace(BoundText.BOUND, '_');
    }
}
