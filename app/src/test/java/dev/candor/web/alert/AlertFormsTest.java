package dev.candor.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.Commands;
import dev.candor.command.RandomIds;
import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Level;
import dev.candor.publish.Publisher;
import dev.candor.publish.PublisherSettings;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class AlertFormsTest {
    private static final AlertId ID = new AlertId("alert0000001");

    @TempDir Path folder;
    private final ManualTime time = new ManualTime(Samples.NOON);
    private SqlStore store;
    private Publisher publisher;
    private AlertForms forms;

    @BeforeEach
    void open() {
        store = SqlStore.open(StoreSettings.of(folder, time));
        Samples.furnish(store);
        var alert =
                new Alert(
                        ID,
                        "rule",
                        "fault:app",
                        "<b>app</b>",
                        Level.MAJOR_OUTAGE,
                        Samples.NOON,
                        "web: major outage",
                        null,
                        Duration.ofHours(1),
                        Samples.NOON,
                        null,
                        null);
        store.writeVoid(it -> it.alerts().add(alert, List.of()));
        publisher = new Publisher(store, time, PublisherSettings.main(false));
        publisher.start();
        Await.until("the first page", Duration.ofSeconds(20), publisher::isReady);
        forms =
                new AlertForms(
                        store,
                        new Commands(store, time, new RandomIds()),
                        publisher.alertPages(),
                        token -> token.equals("good") ? Optional.of(ID.value()) : Optional.empty());
    }

    @AfterEach
    void close() {
        publisher.stop();
        store.close();
    }

    private ApiAnswer ask(String method, String path) {
        return forms.answer(
                new ApiRequest(method, path, "", null, null, null, "127.0.0.1", new byte[0]));
    }

    private static String text(ApiAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private Alert stored() {
        return store.<Optional<Alert>>read(it -> it.alerts().find(ID)).orElseThrow();
    }

    @Test
    void followingTheLinkShowsTheAlertAndTakesNothing() {
        var page = ask("GET", "/alert/good");
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page))
                .contains("&lt;b&gt;app&lt;/b&gt;: major outage")
                .doesNotContain("<b>app")
                .contains("<form class=\"form\" method=\"post\" action=\"/alert/good\">");
        assertThat(page.headers())
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-robots-tag", "noindex");
        assertThat(stored().isWaiting()).isTrue();
    }

    @Test
    void theButtonTakesItAndIsGoneThen() {
        var page = ask("POST", "/alert/good");
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page)).contains("Somebody takes care of this.").doesNotContain("<form");
        assertThat(stored().acknowledgedAt()).isEqualTo(time.now());
        assertThat(text(ask("POST", "/alert/good"))).contains("Somebody takes care of this.");
    }

    @Test
    void whatIsOverSaysSo() {
        store.writeVoid(it -> it.alerts().replace(stored().ended(time.now())));
        assertThat(text(ask("POST", "/alert/good"))).contains("This is over");
        assertThat(stored().acknowledgedAt()).isNull();
    }

    @Test
    void aLinkThatIsNoGoodSaysNothingOfAnyAlert() {
        for (var path :
                List.of("/alert/bad", "/alert/", "/alert/good/x", "/alert/" + "x".repeat(600))) {
            for (var method : List.of("GET", "POST")) {
                var page = ask(method, path);
                assertThat(page.status()).isEqualTo(404);
                assertThat(text(page)).contains("This link is no good").doesNotContain("outage");
            }
        }
        assertThat(stored().isWaiting()).isTrue();
        assertThat(ask("DELETE", "/alert/good").status()).isEqualTo(405);
    }
}
