package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.EditNotice;
import dev.candor.command.NoticeEdit;
import dev.candor.fixture.Await;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class PublisherTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PublishedStore data;
    private Publisher publisher;

    @BeforeEach
    void open(@TempDir Path folder) {
        data = new PublishedStore(folder);
        publisher = data.publisher();
    }

    @AfterEach
    void close() {
        publisher.stop();
        data.close();
    }

    private String text(String path) {
        return Html.of(publisher.find(path).orElseThrow().body());
    }

    private JsonNode asOf() {
        return JSON.readTree(text("/as-of.json"));
    }

    private static String path(Notice notice) {
        return "/notices/" + notice.id();
    }

    @Test
    void beforeThereIsAPageItSaysThatItIsStarting() {
        publisher.refresh(true);
        assertThat(publisher.isReady()).isFalse();
        assertThat(publisher.find("/")).isEmpty();
        assertThat(publisher.find("/as-of.json")).isEmpty();
        assertThat(Html.of(publisher.starting().body()))
                .contains("<h1", "This page is being made ready");
        data.configure("FoxyCart", "app");
        publisher.refresh(true);
        assertThat(publisher.isReady()).isTrue();
        assertThat(Html.text(text("/"))).contains("FoxyCart status", "All systems are working.");
    }

    @Test
    void itFollowsTheJournalFromPostToEnd() {
        data.configure("FoxyCart", "app", "admin");
        publisher.refresh(true);
        var notice = data.post("Stores are down", "app");
        publisher.refresh(true);
        assertThat(Html.text(text("/")))
                .contains("app is down.", "Stores are down", "Not affected | admin");
        assertThat(text("/") + text(path(notice))).doesNotContain("Added:");
        assertThat(text("/api/v2/incidents.json"))
                .contains("\"old_status\":\"operational\",\"new_status\":\"major_outage\"");
        data.time.advance(Duration.ofMinutes(12));
        data.update(notice, NoticeState.RESOLVED, "It was the switch.");
        publisher.refresh(true);
        assertThat(Html.text(text("/")))
                .contains("All systems are working.", "Stores are down (resolved)")
                .contains("16:55:02–17:07:02 PST");
        assertThat(text(path(notice))).contains("It was the switch.");
        assertThat(text("/feed.atom")).contains("Stores are down (resolved)");
        data.run(
                new EditNotice(
                        notice.id(),
                        new NoticeEdit("Another title", null, null, null, null, null)));
        publisher.refresh(true);
        assertThat(text("/history/2010/01"))
                .contains("Another title")
                .doesNotContain("Stores are down");
    }

    @Test
    void aNewConfigurationIsShown() {
        data.configure("FoxyCart", "app");
        publisher.refresh(true);
        data.configure("Fox & Cart", "app", "newcomer");
        publisher.refresh(true);
        assertThat(Html.text(text("/"))).contains("Fox & Cart status", "newcomer");
    }

    @Test
    void aDraftAndAnotherAudiencesNoticeAreInNoDocument() {
        data.configure("FoxyCart", "app");
        var draft = data.post("Secret one", "app", Audience.PUBLIC, true);
        var other = data.post("Secret two", "app", new Audience("partners"), false);
        publisher.refresh(true);
        var late = data.post("Secret three", "app", Audience.PUBLIC, true);
        publisher.refresh(true);
        for (var path :
                List.of(
                        "/",
                        "/feed.atom",
                        "/history",
                        "/history/2010/01",
                        "/as-of.json",
                        "/api/v2/summary.json",
                        "/api/v2/incidents.json")) {
            assertThat(text(path)).as(path).doesNotContain("Secret");
        }
        for (var hidden : List.of(draft, other, late)) {
            assertThat(publisher.find(path(hidden))).isEmpty();
        }
        data.run(new EditNotice(late.id(), new NoticeEdit(null, null, null, null, null, false)));
        publisher.refresh(true);
        assertThat(text("/")).contains("Secret three");
        data.run(new EditNotice(late.id(), new NoticeEdit(null, null, null, null, null, true)));
        publisher.refresh(true);
        assertThat(text("/")).doesNotContain("Secret three");
        assertThat(publisher.find(path(late))).isEmpty();
    }

    @Test
    void whenTheStoreFailsTheLastPagesAreServedAndSayHowOldTheyAre() {
        data.configure("FoxyCart", "app");
        publisher.refresh(true);
        var page = text("/");
        data.store.broken = true;
        data.time.advance(Duration.ofMinutes(3));
        publisher.refresh(false);
        assertThat(publisher.isReady()).isTrue();
        assertThat(text("/")).isEqualTo(page);
        assertThat(publisher.find("/history")).isPresent();
        assertThat(asOf().get("as_of").asString()).isEqualTo("2010-01-22T00:55:02Z");
        assertThat(asOf().get("now").asString()).isEqualTo("2010-01-22T00:58:02Z");
        data.store.broken = false;
        data.time.advance(Duration.ofSeconds(1));
        publisher.refresh(false);
        assertThat(asOf().get("as_of").asString()).isEqualTo("2010-01-22T00:58:03Z");
        assertThat(Html.text(text("/"))).contains("16:58:03 PST");
    }

    @Test
    void freshnessIsWrittenEveryTenSecondsAndItsVersionChangesWithWhatIsShown() {
        data.configure("FoxyCart", "app");
        // A component of no age has no share to show yet.
        data.time.advance(Duration.ofSeconds(1));
        publisher.refresh(true);
        var first = asOf();
        assertThat(first.get("next_refresh_seconds").asInt()).isEqualTo(30);
        assertThat(first.get("oldest_verdict_age_seconds").isNull()).isTrue();
        assertThat(first.get("state").asString()).isEqualTo("operational");
        assertThat(text("/")).contains("data-version=\"" + first.get("version").asString() + "\"");
        data.time.advance(Duration.ofSeconds(9));
        publisher.refresh(false);
        assertThat(asOf()).isEqualTo(first);
        data.time.advance(Duration.ofSeconds(30));
        publisher.refresh(false);
        assertThat(asOf().get("as_of").asString()).isEqualTo("2010-01-22T00:55:42Z");
        assertThat(asOf().get("version")).isEqualTo(first.get("version"));
        assertThat(Html.text(text("/"))).contains("16:55:42 PST");
        data.post("Stores are down", "app");
        publisher.refresh(true);
        assertThat(asOf().get("version")).isNotEqualTo(first.get("version"));
        assertThat(asOf().get("state").asString()).isEqualTo("major_outage");
        assertThat(asOf().get("sentence").asString()).isEqualTo("app is down.");
    }

    @Test
    void aRehearsalShowsNothingNewAndReadsWhatAnUpdateWouldRead() {
        data.configure("FoxyCart", "app");
        publisher.rehearse();
        assertThat(publisher.isReady()).isFalse();
        publisher.refresh(true);
        var shown = publisher.find("/").orElseThrow();
        var reads = data.store.reads.get();
        var posted = data.post("Stores are down", "app");
        data.time.advance(Duration.ofMinutes(5));
        publisher.rehearse();
        assertThat(data.store.reads.get()).isEqualTo(reads + 2);
        assertThat(publisher.find("/")).containsSame(shown);
        assertThat(publisher.find(path(posted))).isEmpty();
        publisher.refresh(true);
        assertThat(text("/")).contains("Stores are down");
    }

    @Test
    void aRehearsalThatFailsLeavesThePagesAsTheyAre() {
        data.configure("FoxyCart", "app");
        publisher.refresh(true);
        var shown = publisher.find("/").orElseThrow();
        data.store.broken = true;
        publisher.rehearse();
        data.store.broken = false;
        assertThat(publisher.find("/")).containsSame(shown);
        data.post("Stores are down", "app");
        publisher.refresh(true);
        assertThat(text("/")).contains("Stores are down");
    }

    @Test
    void whatLastsIsCountedOnByTheMinute() {
        data.configure("FoxyCart", "app");
        data.post("Stores are down", "app");
        publisher.refresh(true);
        var version = asOf().get("version");
        data.time.advance(Duration.ofMinutes(5));
        publisher.refresh(false);
        assertThat(Html.text(text("/"))).contains("For 5 min, since 16:55 PST");
        assertThat(asOf().get("version")).isNotEqualTo(version);
    }

    @Test
    void theStoreIsNotAskedForEveryVisitor() {
        data.configure("FoxyCart", "app");
        publisher.refresh(true);
        var reads = data.store.reads.get();
        for (var i = 0; i < 50; i++) {
            for (var path : List.of("/", "/history", "/feed.atom", "/as-of.json", "/none")) {
                var _ = publisher.find(path);
            }
        }
        assertThat(data.store.reads.get()).isEqualTo(reads);
    }

    @Test
    void aPageThatWasAskedForIsMadeOnce() {
        data.configure("FoxyCart", "app");
        var notice = data.post("Stores are down", "app");
        publisher.refresh(true);
        assertThat(publisher.find(path(notice)).map(Document::body))
                .isEqualTo(publisher.find(path(notice)).map(Document::body));
    }

    @Test
    void aRunningPublisherShowsABurstOfChangesSoonAfterTheLastCommit() {
        data.configure("FoxyCart", "app");
        publisher.start();
        Await.until("ready", Duration.ofSeconds(20), publisher::isReady);
        Optional<Notice> last = Optional.empty();
        for (var i = 0; i < 40; i++) {
            last = Optional.of(data.post("Burst " + i + ".", "app"));
        }
        var path = path(last.orElseThrow());
        Await.until(
                "the last change is shown",
                Duration.ofSeconds(10),
                () -> publisher.find(path).isPresent() && text("/").contains("Burst 39."));
        publisher.stop();
        publisher.stop();
        assertThat(text("/")).contains("Burst 39.");
    }
}
