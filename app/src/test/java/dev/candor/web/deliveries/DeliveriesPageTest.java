package dev.candor.web.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.DeliveryLinks;
import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.SampleLinks;
import dev.candor.model.Delivery;
import dev.candor.model.NoticeId;
import dev.candor.publish.Publisher;
import dev.candor.publish.PublisherSettings;
import dev.candor.store.Owed;
import dev.candor.store.SampleMessages;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.text.BoundText;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class DeliveriesPageTest {
    private static final NoticeId NOTICE = Samples.notice(1);
    private static final URI SITE = URI.create("https://status.example.com");

    @TempDir Path folder;
    private final ManualTime time = new ManualTime(Samples.NOON);
    private final DeliveryLinks links = SampleLinks.of(time);
    private SqlStore store;
    private Publisher publisher;
    private DeliveriesPage page;

    @BeforeEach
    void open() {
        store = SqlStore.open(StoreSettings.of(folder, time));
        Samples.furnish(store);
        store.writeVoid(it -> it.notices().add(Samples.incident(1, 0)));
        publisher = new Publisher(store, time, PublisherSettings.main(false));
        publisher.start();
        Await.until("the first page", Duration.ofSeconds(20), publisher::isReady);
        page = new DeliveriesPage(store, publisher.deliveryPages(), links);
    }

    @AfterEach
    void close() {
        publisher.stop();
        store.close();
    }

    private void owe(Owed... owed) {
        store.writeVoid(it -> {
            if (it.messages().find(SampleMessages.full(1).id()).isEmpty()) {
                it.messages().add(SampleMessages.full(1));
                it.messages().add(SampleMessages.alert(2));
            }
            it.deliveries().add(List.of(owed));
        });
    }

    private static Owed owed(int number, String name) {
        return SampleMessages.owed(number, SampleMessages.full(1), name, 60);
    }

    private String link(@Nullable NoticeId notice) {
        return links.make(SITE, notice, Duration.ofHours(1)).url().getPath();
    }

    private ApiAnswer ask(String method, String path, String query) {
        return page.answer(
                new ApiRequest(method, path, query, null, null, null, "127.0.0.1", new byte[0]));
    }

    private String get(String path, String query) {
        var answer = ask("GET", path, query);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8)
                .replace("<wbr>", "")
                .replace(BoundText.BOUND, ' ');
    }

    @Test
    void itSaysWhoWasToldWhetherItArrivedAndWhatComesNext() {
        var declined =
                owed(2, "b").retry(1, "451 <try> later", time.now().plusSeconds(90), deadline());
        owe(owed(1, "a"), declined, owed(3, "c").settled(Delivery.State.FAILED, 2, "550 no"));
        store.writeVoid(
                it -> it.deliveries().delivered(List.of(owed(1, "a").delivery().id()), time.now()));
        assertThat(get(link(NOTICE), ""))
                .contains("Posted: ")
                .contains("a@example.com", "b@example.com", "c@example.com")
                .contains("451 &lt;try&gt; later")
                .doesNotContain("<try>")
                .contains("Next attempt at 05:01:30 PDT")
                .contains("candor deliveries retry d00000000003");
    }

    @Test
    void itCountsOnTopAndShowsOneStateAlone() {
        owe(owed(1, "a"), owed(2, "b"), owed(3, "c").settled(Delivery.State.ESCALATED, 1, "550"));
        var all = get(link(NOTICE), "");
        assertThat(all).containsPattern("Pending</span>\\s*</dt><dd><b>2</b>");
        assertThat(get(link(NOTICE), "state=escalated"))
                .contains("c@example.com")
                .doesNotContain("a@example.com");
        assertThat(get(link(NOTICE), "state=failed")).contains("None is failed.");
    }

    @Test
    void ofManyItShowsAPageAndLeadsToTheNext() {
        var many = new ArrayList<Owed>();
        for (var i = 1; i <= DeliveriesPage.ON_PAGE + 1; i++) {
            many.add(owed(i, "p" + i));
        }
        owe(many.toArray(Owed[]::new));
        var first = get(link(NOTICE), "");
        assertThat(first).contains("p101@").doesNotContain("p1@").contains(">Older</a>");
        assertThat(get(link(NOTICE), "after=d00000000002"))
                .contains("p1@")
                .contains(">Newest</a>")
                .doesNotContain(">Older</a>");
    }

    @Test
    void theLinkOfANoticeShowsNothingElseAndTheOneOfEverythingDoes() {
        owe(owed(1, "a"), SampleMessages.owed(2, SampleMessages.alert(2), "boss", 0));
        assertThat(get(link(NOTICE), "")).contains("a@").doesNotContain("boss@");
        assertThat(get(link(null), "")).contains("a@").contains("boss@").contains("Alert raised");
    }

    @Test
    void aLinkThatHasRunOutOrIsForgedShowsNothing() {
        owe(owed(1, "a"));
        var path = link(NOTICE);
        time.advance(Duration.ofMinutes(61));
        for (var bad :
                List.of(path, "/deliveries/", path + "x", "/deliveries/" + "x".repeat(600))) {
            var answer = ask("GET", bad, "");
            assertThat(answer.status()).as(bad).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .contains("This link is no good")
                    .doesNotContain("a@example");
        }
    }

    @Test
    void itIsNeverIndexedAndOnlyShows() {
        var answer = ask("GET", link(null), "state=%3Cb%3E&after=%00");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("x-robots-tag", "noindex, nofollow")
                .containsEntry("referrer-policy", "no-referrer")
                .extractingByKey("content-security-policy")
                .asString()
                .contains("form-action 'none'");
        assertThat(ask("POST", link(null), "").status()).isEqualTo(405);
    }

    private java.time.Instant deadline() {
        return time.now().plus(Duration.ofDays(1));
    }
}
