package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

class DocumentsTest {
    private static final Instant NOW = SampleSite.at("2010-01-21T16:55:02");

    @Test
    void theCompressedFormIsTheSameAndHasATagOfItsOwn() throws IOException {
        var document = Documents.of(Documents.HTML, "a page ".repeat(500), Documents.REVALIDATE);
        var gzip = Objects.requireNonNull(document.gzip());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            assertThat(in.readAllBytes()).isEqualTo(document.body());
        }
        assertThat(gzip.length).isLessThan(document.body().length);
        assertThat(document.gzipEtag()).isNotEqualTo(document.etag()).matches("\"[\\w-]{16}\"");
    }

    @Test
    void whatWouldNotBecomeSmallerIsNotCompressed() {
        assertThat(Documents.of("text/plain", "x", Documents.NOT_STORED).gzip()).isNull();
    }

    @Test
    void tagsChangeIfAndOnlyIfTheBytesDo() {
        var site = SampleSite.busy();
        var one = site.snapshot(NOW);
        var again = site.snapshot(NOW);
        for (var path : new String[] {"/", "/feed.atom", "/history", "/api/v2/summary.json"}) {
            assertThat(again.find(path).orElseThrow().etag())
                    .as(path)
                    .isEqualTo(one.find(path).orElseThrow().etag());
        }
        site.resolved("new", "New", "2010-01-21T10:00", "2010-01-21T10:05", "Over.", "www");
        var other = site.snapshot(NOW);
        for (var path : new String[] {"/", "/feed.atom", "/history", "/api/v2/summary.json"}) {
            var before = one.find(path).orElseThrow();
            var after = other.find(path).orElseThrow();
            assertThat(after.etag().equals(before.etag()))
                    .as(path)
                    .isEqualTo(java.util.Arrays.equals(after.body(), before.body()));
        }
        assertThat(other.find("/").orElseThrow().etag())
                .isNotEqualTo(one.find("/").orElseThrow().etag());
    }

    @Test
    void pagesOfWhatIsOverDoNotChangeWithTheClock() {
        var site = SampleSite.busy();
        var path = "/notices/" + SampleSite.id("reboot");
        assertThat(site.snapshot(NOW.plusSeconds(90)).find(path).orElseThrow().etag())
                .isEqualTo(site.snapshot(NOW).find(path).orElseThrow().etag());
    }

    @Test
    void staticFilesAreKeptForGoodUnderAnAddressThatNamesTheirContent() {
        var files = StaticFiles.load();
        assertThat(files.styleHref()).matches("/static/page\\.[0-9a-f]{12}\\.css");
        var style = Objects.requireNonNull(files.documents().get(files.styleHref()));
        assertThat(style.cacheControl()).contains("immutable");
        assertThat(style.contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(files.styleHref()).contains(Documents.contentName(style.body()));
        assertThat(files.documents())
                .containsKeys("/favicon.svg", "/robots.txt", files.scriptHref());
    }
}
