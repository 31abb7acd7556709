package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The page without a mouse. */
@Tag("browser")
class KeyboardTest {
    /** More stops than any of these pages has. */
    private static final int MOST_STOPS = 300;

    private static final Instant NOW = SampleSite.at("2010-01-21T16:55:02");

    private static final String WHERE =
            """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return null;
              const box = at.getBoundingClientRect(), style = getComputedStyle(at);
              return [
                at.className === 'skip' ? 'skip' : at.closest('header') ? 'header'
                  : at.closest('main') ? 'main' : 'foot',
                String(parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'),
                String(box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
                  && box.left < innerWidth && box.top < innerHeight),
                String(!at.closest('[aria-hidden=true]')),
                at.outerHTML.slice(0, 80)];
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "/, 1280, LIGHT",
        "/, 360, DARK",
        "/components/app, 360, LIGHT",
        "/uptime, 1280, DARK",
        "/history, 360, LIGHT"
    })
    void eachStopOfTheTabKeyIsInReadingOrderAndCanBeSeen(
            String path, int width, ColorScheme scheme) {
        var site = new FixedSite(SampleSite.busy().snapshot(NOW), NOW, NOW);
        try (var server = new SiteServer(site);
                var browser = new Browser();
                var window = browser.open(width, scheme, false)) {
            var page = window.newPage();
            page.navigate(server.address() + path);
            var places = new ArrayList<String>();
            for (var stop = next(page); !stop.isEmpty(); stop = next(page)) {
                assertThat(stop.subList(1, 4)).as(stop.get(4)).containsOnly("true");
                places.add(stop.getFirst());
                assertThat(places).hasSizeLessThan(MOST_STOPS);
            }
            assertThat(places).startsWith("skip").contains("header", "main", "foot");
            assertThat(places).isSortedAccordingTo((one, other) -> rank(one) - rank(other));
        }
    }

    private static int rank(String place) {
        return List.of("skip", "header", "main", "foot").indexOf(place);
    }

    @ParameterizedTest
    @CsvSource({"/", "/uptime"})
    void theFirstStopLeadsPastTheHeader(String path) {
        var site = new FixedSite(SampleSite.busy().snapshot(NOW), NOW, NOW);
        try (var server = new SiteServer(site);
                var browser = new Browser();
                var window = browser.open(1280, ColorScheme.LIGHT, false)) {
            var page = window.newPage();
            page.navigate(server.address() + path);
            assertThat(next(page).getFirst()).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(next(page).getFirst()).isEqualTo("main");
        }
    }

    /** Where the next stop is, and what of it can be seen; nothing behind the last. */
    @SuppressWarnings("unchecked") // the browser answers a list of texts, or null
    private static List<String> next(Page page) {
        page.keyboard().press("Tab");
        var at = (List<String>) page.evaluate(WHERE);
        return at == null ? List.of() : at;
    }
}
