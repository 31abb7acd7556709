package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.fixture.Browser;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Recurrence;
import dev.candor.model.UpdatePromise;
import dev.candor.model.WorkKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Entries in a browser: with all that they can say, at every width, in light and dark. */
@Tag("browser")
class EntryPicturesTest {
    private static final Path FOLDER = Path.of("target", "pictures");
    private static final ComponentId APP = new ComponentId("app");

    /**
     * Texts with a time of UTC that nothing in the visitor's zone follows; what was struck is old.
     */
    private static final String TIMES_WITHOUT =
            """
            () => {
              const all = [];
              const texts = document.createTreeWalker(
                  document.querySelector('main'), NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                const beside = text.parentElement.closest('time, [data-start]');
                const written = text.parentElement.closest('.prose, .revisions, del');
                if (/\\d\\d:\\d\\d.* UTC/.test(text.data) && !written
                    && !(beside && beside.querySelector('.own'))) {
                  all.push(text.data);
                }
              }
              return all;
            }
            """;

    @TempDir Path folder;
    private PublishedStore data;
    private Publisher publisher;
    private final Map<String, String> pages = new TreeMap<>();

    @BeforeEach
    void open() throws IOException {
        data = new PublishedStore(folder);
        data.time.advance(Duration.ofDays(230));
        data.configure("FoxyCart", "app", "admin", "www");
        var file = Path.of("../examples/foxycart/history.json");
        var read = HistoryFile.parse(Files.readAllBytes(file), "history.json");
        data.run(new ImportHistory(((HistoryFile.Outcome.Read) read).notices()));
        pages.put("entries-front", "/");
        pages.put("entries-march", "/history/2010/03");
        pages.put("entry-open", "/notices/" + data.run(new PostNotice(incident())).id());
        pages.put("entry-work", "/notices/" + data.run(new PostNotice(work())).id());
        for (var notice : data.store.read(tx -> tx.notices().all(PageId.MAIN, Audience.PUBLIC))) {
            if (notice.title().startsWith("DNS failover")) {
                pages.put("entry-tail", "/notices/" + notice.id());
            } else if (notice.title().startsWith("Database disk full")) {
                pages.put("entry-corrected", "/notices/" + notice.id());
            } else if (notice.title().startsWith("New APP server, part 2")) {
                pages.put("entry-thread", "/notices/" + notice.id());
            }
        }
        publisher = data.publisher();
        publisher.refresh(true);
    }

    @AfterEach
    void close() {
        data.close();
    }

    private NoticeDraft incident() {
        var now = data.time.now();
        return new NoticeDraft(
                NoticeKind.INCIDENT,
                "Checkout answers with an old address",
                null,
                List.of(new Impact(APP, Level.PARTIAL_OUTAGE, null)),
                null,
                List.of(),
                "Some resolvers hold the address of the standby.",
                List.of(),
                new NoticeFacts(
                        "Carts show a maintenance notice",
                        "Stores on custom subdomains",
                        new DataImpact(DataImpact.Outcome.NONE, null),
                        new CustomerAction(
                                "Use a **public resolver** for now.",
                                LocalDateTime.parse("2010-09-10T12:00"),
                                SampleSite.PACIFIC),
                        new UpdatePromise(now.plusSeconds(1_800), false),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null),
                Audience.PUBLIC,
                false,
                null);
    }

    private static NoticeDraft work() {
        return new NoticeDraft(
                NoticeKind.MAINTENANCE,
                "Move to the new cluster",
                null,
                List.of(new Impact(APP, Level.UNDER_MAINTENANCE, null)),
                new Planned(
                        LocalDateTime.parse("2010-09-18T22:00"),
                        LocalDateTime.parse("2010-09-19T00:00"),
                        SampleSite.PACIFIC),
                List.of(),
                "Two hours are set aside.",
                List.of(),
                new NoticeFacts(
                        null,
                        "Admin and the web site",
                        null,
                        null,
                        null,
                        null,
                        null,
                        WorkKind.PLANNED,
                        new ExpectedImpact(Duration.ofMinutes(5), "carts answer slowly"),
                        "We point DNS back to the present servers.",
                        List.of("Several dry runs", "A short life for DNS records"),
                        List.of(ZoneId.of("America/New_York"), ZoneId.of("Europe/Berlin")),
                        null,
                        Recurrence.of("FREQ=MONTHLY;BYDAY=3SA;COUNT=3")),
                Audience.PUBLIC,
                false,
                null);
    }

    @Test
    void entriesFitEveryWidthAndAreAccessibleInLightAndDark() {
        try (var browser = new Browser();
                var server = new SiteServer(publisher)) {
            pages.forEach((name, path) -> {
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    for (var width : List.of(360, 1280)) {
                        try (var context = browser.open(width, scheme, false)) {
                            look(context, server.address() + path, width, name, scheme);
                        }
                    }
                    try (var context = browser.open(360, scheme, true)) {
                        judge(context, server.address() + path, name + " in " + scheme);
                    }
                }
            });
        }
    }

    @Test
    void aVisitorSeesTheirOwnZoneByChoiceAndItIsRemembered() {
        try (var browser = new Browser();
                var server = new SiteServer(publisher);
                var context = browser.open(1280, ColorScheme.LIGHT, true)) {
            var page = context.newPage();
            page.navigate(server.address() + pages.get("entry-tail"));
            assertThat(page.locator(".own").count()).isZero();
            page.locator("#zone").click();
            assertThat(page.locator(".facts .own").first().innerText()).contains("2010");
            page.navigate(server.address() + pages.get("entry-corrected"));
            assertThat(page.locator(".own").count()).isPositive();
            page.locator("#zone").click();
            assertThat(page.locator(".own").count()).isZero();
        }
    }

    @Test
    void everyTimeThatHasUtcBesideItIsShownInTheVisitorsZoneToo() {
        pages.put("component", "/components/app");
        pages.put("day", "/components/app/days/2010-06-03");
        try (var browser = new Browser();
                var server = new SiteServer(publisher);
                var context = browser.open(1280, ColorScheme.LIGHT, true)) {
            pages.forEach((name, path) -> {
                var page = context.newPage();
                page.navigate(server.address() + path);
                if (page.locator("#zone").getAttribute("aria-pressed").equals("false")) {
                    page.locator("#zone").click();
                }
                assertThat(page.locator(".own").count()).as(name).isPositive();
                assertThat(page.evaluate(TIMES_WITHOUT)).as(name).isEqualTo(List.of());
            });
        }
    }

    private static void look(
            BrowserContext context, String address, int width, String name, ColorScheme scheme) {
        var file = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = context.newPage();
        page.navigate(address);
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(file + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("%s is not wider than the screen", file)
                .isEqualTo(width);
    }

    private static void judge(BrowserContext context, String address, String what) {
        var page = context.newPage();
        page.navigate(address);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }
}
