package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;

import dev.candor.model.Level;
import dev.candor.model.NoticeState;
import dev.candor.model.Page;
import dev.candor.model.PageId;

import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;

class FeedTest {
    private static final Instant NOW = SampleSite.at("2010-03-21T16:55:02");

    private final SampleSite site = new SampleSite().component("app", "app", null);

    private SyndFeed feed() throws Exception {
        var xml = SampleSite.text(site.snapshot(NOW), "/feed.atom");
        return new SyndFeedInput().build(new StringReader(xml));
    }

    @Test
    void anEntryHasWhatRfc4287AsksForWithAbsoluteAddresses() throws Exception {
        site.resolved(
                "a", "First", "2010-01-10T10:00", "2010-01-10T10:05", "It is **over**.", "app");
        var feed = feed();
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("FoxyCart status");
        assertThat(feed.getLinks())
                .extracting(link -> link.getRel() + " " + link.getHref())
                .contains(
                        "self https://status.example.com/feed.atom",
                        "alternate https://status.example.com/");
        var entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("First (resolved)");
        assertThat(entry.getLink())
                .isEqualTo("https://status.example.com/notices/" + SampleSite.id("a"));
        assertThat(entry.getUri()).startsWith("urn:uuid:");
        var content = entry.getContents().getFirst();
        assertThat(content.getType()).isEqualTo("html");
        assertThat(content.getValue())
                .contains("It is <strong>over</strong>.", "major outage: app")
                .contains("Sun 10 Jan 2010, 10:00–10:05 PST");
    }

    @Test
    void theIdOfAnEntryOutlivesAMoveToAnotherAddress() throws Exception {
        site.resolved("a", "First", "2010-01-10T10:00", "2010-01-10T10:05", "Over.", "app");
        var before = feed().getEntries().getFirst();
        site.page =
                new Page(
                        PageId.MAIN,
                        "FoxyCart",
                        URI.create("https://elsewhere.example.com"),
                        SampleSite.PACIFIC,
                        "en");
        var after = feed().getEntries().getFirst();
        assertThat(after.getUri()).isEqualTo(before.getUri());
        assertThat(after.getLink()).startsWith("https://elsewhere.example.com/");
    }

    @Test
    void anUpdateBringsAnEntryToTheTopAgainWithANewerTime() throws Exception {
        var old = site.resolved("a", "Old", "2010-01-10T10:00", "2010-01-10T10:05", "Over.", "app");
        site.resolved("b", "Newer", "2010-01-12T10:00", "2010-01-12T10:05", "Over.", "app");
        assertThat(feed().getEntries())
                .extracting(SyndEntry::getTitle)
                .first()
                .isEqualTo("Newer (resolved)");
        var at = SampleSite.at("2010-02-01T12:00");
        site.notices.put(
                old.id(),
                old.toBuilder()
                        .add(site.update(null, "2010-02-01T12:00", "We found the cause."))
                        .changedAt(at)
                        .build());
        var first = feed().getEntries().getFirst();
        assertThat(first.getTitle()).isEqualTo("Old (resolved)");
        assertThat(first.getUpdatedDate()).isEqualTo(Date.from(at));
        assertThat(first.getContents().getFirst().getValue())
                .containsSubsequence("We found the cause.", "Over.");
        assertThat(feed().getPublishedDate()).isEqualTo(Date.from(at));
    }

    @Test
    void itHoldsTheFiftyNewestChanges() throws Exception {
        for (var i = 0; i < 60; i++) {
            var start = Instant.parse("2009-01-01T10:00:00Z").plusSeconds(i * 86_400L);
            var local = start.atZone(SampleSite.PACIFIC).toLocalDateTime();
            site.resolved(
                    "n" + i,
                    "Number " + i,
                    local.toString(),
                    local.plusMinutes(5).toString(),
                    "Over.",
                    "app");
        }
        var titles = feed().getEntries().stream().map(SyndEntry::getTitle).toList();
        assertThat(titles)
                .hasSize(50)
                .startsWith("Number 59 (resolved)")
                .endsWith("Number 10 (resolved)");
    }

    @Test
    void anEmptyFeedIsStillAFeed() throws Exception {
        assertThat(feed().getEntries()).isEmpty();
    }

    @Test
    void hostileTextAndCharactersThatXmlDoesNotKnowBreakNothing() throws Exception {
        var evil = "a\u0001b\uFFFE ]]> <script>alert(1)</script> & \uD83D\uDE80 \uD800";
        site.component("evil", evil, null);
        site.notice(
                "evil",
                evil,
                NoticeState.IDENTIFIED,
                SampleSite.impacts(Level.MAJOR_OUTAGE, "evil"),
                List.of(),
                null,
                List.of(site.update(null, "2010-01-10T10:00", evil)));
        var entry = feed().getEntries().getFirst();
        assertThat(entry.getTitle()).contains("]]> <script>alert(1)</script> & \uD83D\uDE80");
        assertThat(entry.getContents().getFirst().getValue())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }
}
