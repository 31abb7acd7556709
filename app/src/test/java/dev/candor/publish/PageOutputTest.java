package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.text.BoundText;

import gg.jte.output.StringOutput;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/notices/spike0000000",
                "/notices/database0000",
                "/components/app",
                "/components/www/days/2009-12-04",
                "/history/2009/11",
                "/targets/web/2009/12"
            })
    void noLineOfAPageEndsBeforeAUnitOrAZoneOrBeginsWithADot(String path) {
        var at = SampleSite.at("2010-01-21T16:55:02");
        var page = SampleSite.busy().snapshot(at).find(path).orElseThrow().body();
        var read =
                new String(page, StandardCharsets.UTF_8)
                        .replaceAll("(?s)<(head|title)>.*?</\\1>", "")
                        .replaceAll("<[^>]*>", "");
        assertThat(read)
                .doesNotContainPattern("\\d (?:(?:min|s|h|d|PST|UTC)\\b|%)")
                .doesNotContainPattern("\\s(?:·|&nbsp;)")
                .containsPattern("\\d\u00a0(?:min|UTC|%)");
    }

    private void write(String tag, @Nullable String attribute, String it) {
        out.setContext(tag, attribute);
        out.writeUserContent(it);
    }

    private String written() {
        return written.toString().replace(BoundText.BOUND, '_');
    }
}
