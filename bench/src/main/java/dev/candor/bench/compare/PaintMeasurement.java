package dev.candor.bench.compare;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import dev.candor.bench.site.LargeSite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first view of a site with 2,000 components and 5,000 past entries: how many bytes it takes,
 * and when Chromium paints first on a processor as slow as a phone's, with nothing in its cache.
 */
record PaintMeasurement(Place place, Compare.Wish wish) {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS =
            List.of("--disable-gpu", "--no-first-run", "--disable-background-networking");

    /** How much slower than this machine the browser runs. */
    private static final int SLOWED = 4;

    private static final int WIDTH = 360;
    private static final int HEIGHT = 740;
    private static final double MOST_KILOBYTES = 150;
    private static final double MOST_MILLIS = 1_000;
    private static final String FIRST_PAINT =
            "performance.getEntriesByName('first-contentful-paint')[0].startTime";
    private static final String INTERACTIVE =
            "performance.getEntriesByType('navigation')[0].domInteractive";
    private static final String BYTES =
            "performance.getEntriesByType('navigation').concat("
                    + "performance.getEntriesByType('resource'))"
                    + ".reduce((sum, each) => sum + each.encodedBodySize, 0)";

    private record View(double paint, double interactive, double bytes) {}

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var folder = place.folder();
        var configuration =
                Files.writeString(folder.resolve("paint.yaml"), LargeSite.configuration());
        var history = Files.writeString(folder.resolve("paint.json"), LargeSite.history());
        place.run(
                place.home().resolve("candor").toString(),
                "import",
                "history",
                history.toString(),
                "--config",
                configuration.toString(),
                "--data",
                folder.resolve("paint").toString());
        var port = Place.freePort();
        try (var _ = place.candor(configuration, "paint", port, Map.of());
                var playwright = Playwright.create();
                var browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(CHROMIUM)
                                                .setChromiumSandbox(false)
                                                .setArgs(FLAGS))) {
            print(views(browser, "http://127.0.0.1:" + port + "/"), Page.of(port));
        }
    }

    private List<View> views(Browser browser, String address) {
        var views = new ArrayList<View>();
        for (var round = 0; round < wish.rounds(); round++) {
            views.add(view(browser, address));
        }
        return views;
    }

    /** One first view, in a window with nothing in its cache. */
    private static View view(Browser browser, String address) {
        var options = new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT);
        try (var window = browser.newContext(options)) {
            var page = window.newPage();
            var slower = new JsonObject();
            slower.addProperty("rate", SLOWED);
            window.newCDPSession(page).send("Emulation.setCPUThrottlingRate", slower);
            page.navigate(address);
            page.waitForFunction(
                    "performance.getEntriesByName('first-contentful-paint').length > 0");
            return new View(
                    number(page.evaluate(FIRST_PAINT)),
                    number(page.evaluate(INTERACTIVE)),
                    number(page.evaluate(BYTES)));
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static void print(List<View> views, Page page) {
        var paints = views.stream().map(View::paint).toList();
        System.out.printf(
                Locale.ROOT,
                "%n### The first view of 2,000 components and 5,000 entries: %d views, medians%n%n"
                        + "| page, packed | all of the view | first paint | slowest | page read"
                        + " |%n|---|---|---|---|---|%n"
                        + "| %.0f KB | %.0f KB (at most %.0f wanted) | **%.0f ms** (at most %.0f"
                        + " wanted) | %.0f ms | %.0f ms |%n",
                views.size(),
                page.length() / 1e3,
                Median.of(views.stream().map(View::bytes).toList()) / 1e3,
                MOST_KILOBYTES,
                Median.of(paints),
                MOST_MILLIS,
                paints.stream().max(Double::compare).orElseThrow(),
                Median.of(views.stream().map(View::interactive).toList()));
    }
}
