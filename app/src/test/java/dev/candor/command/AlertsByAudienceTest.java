package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Alert;
import dev.candor.model.AlertRule;
import dev.candor.model.AlertRule.Of;
import dev.candor.model.Audience;
import dev.candor.model.Level;
import dev.candor.model.PageId;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

class AlertsByAudienceTest {
    private static final Audience SHOPS = new Audience("shops");

    @TempDir Path folder;
    private Scene scene;
    private FollowAlerts follower;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
        follower = new FollowAlerts(scene.time, new RandomIds(), () -> {});
        var when =
                new AlertRule.When(
                                null,
                                null,
                                Level.DEGRADED_PERFORMANCE,
                                Duration.ZERO,
                                Set.of(Of.values()))
                        .ofAudience(SHOPS);
        var step = new AlertRule.Step(Duration.ZERO, List.of("ops@example.com"));
        scene.system(
                new DeclareAlerts(
                        List.of(new AlertRule("rule", when, List.of(step), Duration.ofHours(1)))));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void onlyWhatTheAudienceUsesIsAlertedOf() {
        customers("flexo/mail");
        turn("web-front", Verdict.DOWN);
        turn("app-front", Verdict.DOWN);
        assertThat(lasting()).isEmpty();
        turn("mail-smtp", Verdict.DOWN);
        assertThat(lasting())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.cause()).isEqualTo("fault:flexo");
                    assertThat(alert.reason()).isEqualTo("mail: major outage");
                });
    }

    @Test
    void aPartOfAGroupThatTheyUseIsUsed() {
        customers("flexo");
        turn("app-front", Verdict.DOWN);
        assertThat(lasting()).isEmpty();
        turn("web-front", Verdict.DOWN);
        assertThat(lasting()).singleElement().extracting(Alert::subject).isEqualTo("web");
    }

    @Test
    void whoBeginsToUseItIsAlertedOfAndWhoStopsNoLonger() {
        turn("app-front", Verdict.DOWN);
        assertThat(lasting()).isEmpty();
        customers("app");
        follow();
        assertThat(lasting()).hasSize(1);
        customers("flexo/web");
        follow();
        assertThat(lasting()).isEmpty();
    }

    @Test
    void customersOfOthersDoNotCount() {
        replace(new Audience("others"), "app");
        turn("app-front", Verdict.DOWN);
        assertThat(lasting()).isEmpty();
    }

    private void customers(String component) {
        replace(SHOPS, component);
    }

    private void replace(Audience audience, String component) {
        var file = "address,components\na@example.com," + component + "\n";
        var read = (CustomerFile.Outcome.Read) CustomerFile.parse(file, "f");
        scene.person(new ReplaceAudience(PageId.MAIN, audience, read.customers()));
    }

    private void turn(String check, Verdict to) {
        scene.turn(check, to, scene.time.now());
        follow();
    }

    private void follow() {
        scene.store.writeVoid(transaction -> {
            var position = transaction.cursors().position(follower.name());
            var entries = transaction.journal().after(position, 10_000);
            follower.handle(transaction, entries);
            transaction.cursors().move(follower.name(), transaction.journal().head());
        });
    }

    private List<Alert> lasting() {
        return scene.store.read(it -> it.alerts().open());
    }
}
