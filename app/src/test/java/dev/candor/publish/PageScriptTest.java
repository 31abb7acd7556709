package dev.candor.publish;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** What the page's script does while a visitor reads. */
@Tag("browser")
class PageScriptTest {
    private static final int LONGER_THAN_A_REFRESH = 31_000;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final SampleSite site = SampleSite.busy();

    private FixedSite fixed(Instant asOf) {
        return new FixedSite(site.snapshot(now), asOf, now);
    }

    private static Page open(Browser browser, SiteServer server) {
        var page = browser.open(1280, ColorScheme.LIGHT, true).newPage();
        page.clock().install();
        page.navigate(server.address() + "/");
        return page;
    }

    @Test
    void itCountsTheSecondsAndAsksOnlyForWhatIsNew() {
        try (var browser = new Browser();
                var server = new SiteServer(fixed(now))) {
            var page = open(browser, server);
            var asked = new ArrayList<String>();
            var refused = new ArrayList<String>();
            page.onRequest(request -> asked.add(request.url().replace(server.address(), "")));
            page.onConsoleMessage(message -> refused.add(message.text()));
            assertThat(page.locator("#freshness"))
                    .hasText(
                            Pattern.compile(
                                    "Current as of \\d+ seconds? ago; next refresh in \\d+ s\\."));
            page.clock().runFor(LONGER_THAN_A_REFRESH);
            page.waitForCondition(() -> asked.contains("/as-of.json"));
            assertThat(asked).doesNotContain("/");
            assertThat(page.locator("#stale")).isHidden();
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void whatChangedComesInWithoutAJump() {
        try (var browser = new Browser();
                var server = new SiteServer(fixed(now))) {
            var page = open(browser, server);
            page.locator("#earlier-" + SampleSite.id("spike") + " summary").click();
            var anchor = page.locator("#notice-" + SampleSite.id("fault"));
            anchor.scrollIntoViewIfNeeded();
            anchor.evaluate("e => e.scrollIntoView()");
            var link = anchor.locator("h4 a");
            link.focus();
            var top = anchor.boundingBox().y;
            site.resolved(
                    "newest",
                    "A new entry",
                    "2010-01-20T08:00",
                    "2010-01-20T08:10",
                    "Over.",
                    "wiki");
            site.outage(
                    "wiki",
                    dev.candor.model.Level.MAJOR_OUTAGE,
                    SampleSite.at("2010-01-21T16:00"),
                    null);
            site.version = "43.1";
            server.serve(fixed(now));
            page.clock().runFor(LONGER_THAN_A_REFRESH);
            assertThat(page.locator("#past")).containsText("A new entry");
            assertThat(page.locator("h1")).containsText("wiki is down.");
            assertThat(page.locator("#announcement")).containsText("wiki is down.");
            assertThat(page.locator("#earlier-" + SampleSite.id("spike"))).hasAttribute("open", "");
            assertThat(anchor.boundingBox().y).isBetween(top - 1, top + 1);
            assertThat(link).isFocused();
            assertThat(page).hasTitle("wiki is down. · FoxyCart status");
        }
    }

    @Test
    void oldDataIsCalledOld() {
        try (var browser = new Browser();
                var server = new SiteServer(fixed(now.minusSeconds(150)))) {
            var page = open(browser, server);
            assertThat(page.locator("#stale"))
                    .containsText("The data behind this page is out of date. What you see is from");
            assertThat(page.locator("#freshness")).containsText("2 minutes ago");
        }
    }

    @Test
    void aSilentOriginIsSaidAndForgottenWhenItAnswersAgain() {
        try (var browser = new Browser();
                var server = new SiteServer(fixed(now))) {
            var page = open(browser, server);
            assertThat(page.locator("#freshness")).containsText("next refresh in");
            page.context().setOffline(true);
            page.clock().runFor(LONGER_THAN_A_REFRESH);
            assertThat(page.locator("#stale"))
                    .containsText("This page cannot reach its server. What you see is from");
            page.context().setOffline(false);
            server.serve(fixed(Instant.now()));
            page.clock().runFor(LONGER_THAN_A_REFRESH);
            assertThat(page.locator("#stale")).isHidden();
        }
    }
}
