package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Alert;
import dev.candor.model.AlertRule;
import dev.candor.model.AlertRule.Of;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSource.Outcome;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An audience whose database gives no answer that can be taken is heard of. */
class AlertsOfRefreshTest {
    private static final Audience SHOPS = new Audience("shops");
    private static final Audience OTHERS = new Audience("others");

    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
        scene.system(new DeclareAudiences(PageId.MAIN, List.of(SHOPS, OTHERS)));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void itIsAlertedOfOnceAndEndsWithTheNextAnswerThatIsTaken() {
        declare(null, null, Duration.ZERO);
        asked(Outcome.TAKEN, "");
        assertThat(lasting()).isEmpty();
        asked(Outcome.FAILED, "it is away");
        asked(Outcome.FAILED, "it is away");
        assertThat(lasting())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.cause()).isEqualTo("audience:shops");
                    assertThat(alert.subject()).isEqualTo("audience shops");
                    assertThat(alert.reason())
                            .endsWith("gave no answer that can be taken: it is away");
                    assertThat(alert.level()).isEqualTo(Level.OPERATIONAL);
                });
        asked(Outcome.REFUSED, "the answer has no customers");
        assertThat(lasting())
                .singleElement()
                .extracting(Alert::reason)
                .asString()
                .contains("has no customers");
        asked(Outcome.TAKEN, "");
        assertThat(lasting()).isEmpty();
        assertThat(scene.store.<List<Alert>>read(it -> it.alerts().newest(10, null))).hasSize(1);
    }

    @Test
    void anAudienceIsCalledByItsNameAndCommandsFindItsIdBehind() {
        scene.system(
                new DeclareAudiences(
                        PageId.MAIN, List.of(SHOPS), Map.of(SHOPS, "Shops of our customers")));
        declare(null, null, Duration.ZERO);
        asked(Outcome.FAILED, "it is away");
        assertThat(lasting())
                .singleElement()
                .extracting(Alert::subject)
                .isEqualTo("audience Shops of our customers (shops)");
    }

    @Test
    void aNewNameAloneIsNewsAndTheSameNameIsNone() {
        var first = new DeclareAudiences(PageId.MAIN, List.of(SHOPS), Map.of(SHOPS, "Shops"));
        assertThat(scene.system(first)).isTrue();
        assertThat(scene.system(first)).isFalse();
        assertThat(scene.system(new DeclareAudiences(PageId.MAIN, List.of(SHOPS)))).isTrue();
        assertThat(scene.store.<String>read(it -> it.audienceNames().nameOf(PageId.MAIN, SHOPS)))
                .isEqualTo("shops");
    }

    @Test
    void customersThatAreTakenEndItToo() {
        declare(null, null, Duration.ZERO);
        asked(Outcome.FAILED, "it is away");
        var read = (CustomerFile.Outcome.Read) CustomerFile.parse("address\na@example.com\n", "f");
        scene.system(
                new ReplaceAudience(
                        PageId.MAIN, SHOPS, read.customers(), ReplaceAudience.From.DATABASE));
        assertThat(lasting()).isEmpty();
    }

    @Test
    void anAudienceThatLeavesTheConfigurationIsAlertedOfNoLonger() {
        declare(null, null, Duration.ZERO);
        asked(Outcome.FAILED, "it is away");
        scene.system(new DeclareAudiences(PageId.MAIN, List.of(OTHERS)));
        assertThat(lasting()).isEmpty();
    }

    @Test
    void aRuleOfAComponentHearsNothingAndOneOfAnAudienceItsOwn() {
        declare(new ComponentId("app"), null, Duration.ZERO);
        asked(Outcome.FAILED, "it is away");
        assertThat(lasting()).isEmpty();
        declare(null, OTHERS, Duration.ZERO);
        asked(Outcome.FAILED, "it is still away");
        assertThat(lasting()).isEmpty();
        declare(null, SHOPS, Duration.ZERO);
        asked(Outcome.FAILED, "it is away");
        assertThat(lasting()).hasSize(1);
    }

    @Test
    void whereItMustLastItCountsFromTheFirstAnswerThatWasNotTaken() {
        declare(null, null, Duration.ofMinutes(10));
        asked(Outcome.FAILED, "it is away");
        var since = scene.time.now();
        scene.time.advance(Duration.ofMinutes(9));
        asked(Outcome.FAILED, "it hangs");
        assertThat(lasting()).isEmpty();
        scene.time.advance(Duration.ofMinutes(1));
        asked(Outcome.FAILED, "it is away");
        assertThat(lasting()).singleElement().extracting(Alert::since).isEqualTo(since);
    }

    private void declare(
            @Nullable ComponentId component, @Nullable Audience audience, Duration lasting) {
        var when =
                new AlertRule.When(
                        component,
                        null,
                        audience,
                        Level.DEGRADED_PERFORMANCE,
                        lasting,
                        Set.of(Of.values()));
        var step = new AlertRule.Step(Duration.ZERO, List.of("ops@example.com"));
        var rule = new AlertRule("rule", when, List.of(step), Duration.ofHours(1));
        scene.system(new DeclareAlerts(List.of(rule)));
    }

    private void asked(Outcome outcome, String detail) {
        scene.system(new RecordAsked(PageId.MAIN, SHOPS, outcome, detail));
    }

    private List<Alert> lasting() {
        return scene.store.read(it -> it.alerts().open());
    }
}
