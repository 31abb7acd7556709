package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.AlertRule;
import dev.candor.model.AlertRule.Of;
import dev.candor.model.Audience;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.UpdatePromise;
import dev.candor.model.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class AlertsTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir Path folder;
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger woken = new AtomicInteger();
    private Scene scene;
    private FollowAlerts follower;
    private Timekeeper timekeeper;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
        follower =
                new FollowAlerts(
                        scene.time,
                        () -> "alert%07d".formatted(ids.getAndIncrement()),
                        woken::incrementAndGet);
        timekeeper = new Timekeeper(scene.store, scene.commands, scene.time);
    }

    @AfterEach
    void close() {
        timekeeper.stop();
        scene.close();
    }

    private static AlertRule rule(
            @Nullable String component, Level level, Duration lasting, String... to) {
        var steps =
                IntStream.range(0, to.length)
                        .mapToObj(number ->
                                new AlertRule.Step(
                                        QUARTER.multipliedBy(number), List.of(to[number])))
                        .toList();
        return new AlertRule(
                "rule-" + component + level,
                new AlertRule.When(
                        component == null ? null : new ComponentId(component),
                        null,
                        level,
                        lasting,
                        Set.of(Of.values())),
                steps,
                HOUR);
    }

    private void declare(AlertRule... rules) {
        scene.system(new DeclareAlerts(List.of(rules)));
        follow();
    }

    /** Everything that the journal says by now is dealt with. */
    private void follow() {
        scene.store.writeVoid(transaction -> {
            var position = transaction.cursors().position(follower.name());
            var entries = transaction.journal().after(position, 10_000);
            if (!entries.isEmpty()) {
                follower.handle(transaction, entries);
                transaction.cursors().move(follower.name(), entries.getLast().position());
            }
        });
        follower.committed();
    }

    private static NoticeDraft work() {
        return new NoticeDraft(
                NoticeKind.MAINTENANCE,
                "Disks",
                NoticeState.IN_PROGRESS,
                List.of(Scene.impact("app", Level.UNDER_MAINTENANCE)),
                null,
                List.of(),
                "We work.",
                List.of(),
                Audience.PUBLIC,
                false,
                null);
    }

    private void advance(Duration by) {
        scene.time.advance(by);
        timekeeper.tick();
        follow();
    }

    private void turn(String check, Verdict to) {
        scene.turn(check, to, scene.time.now());
        follow();
    }

    private List<Alert> alerts() {
        return scene.store.read(it -> it.alerts().newest(100, null));
    }

    private Alert only() {
        assertThat(alerts()).hasSize(1);
        return alerts().getFirst();
    }

    private List<Alert.Step> told(Alert alert) {
        return scene.store.<List<Alert.Step>>read(it -> it.alerts().steps(alert.id())).stream()
                .filter(each -> each.toldAt() != null)
                .toList();
    }

    /** What the journal says of alerts, without the rules. */
    private List<Event> said() {
        return scene.journal().stream().filter(each -> each.type().startsWith("alert.")).toList();
    }

    @Test
    void whoeverWaitsForInstantsIsWokenWhenAFaultMustLastThoughTheJournalSaysNothing() {
        declare(rule(null, Level.PARTIAL_OUTAGE, QUARTER, "ops@example.com"));
        follow();
        var before = woken.get();
        turn("app-front", Verdict.DOWN);
        assertThat(alerts()).isEmpty();
        assertThat(woken).hasValue(before + 1);
        scene.person(new PostNotice(Scene.incident("Other")));
        follow();
        scene.person(new CreateToken(dev.candor.model.Role.VIEWER));
        var looked = woken.get();
        follow();
        assertThat(woken).hasValue(looked);
    }

    @Test
    void aFaultOfAGroupIsOneAlertHoweverManyOfItFail() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "ops@example.com"));
        turn("web-front", Verdict.DOWN);
        assertThat(only().subject()).isEqualTo("web");
        turn("mail-smtp", Verdict.DOWN);
        var alert = only();
        assertThat(alert.cause()).isEqualTo("fault:flexo");
        assertThat(alert.subject()).isEqualTo("flexo");
        assertThat(alert.reason()).isEqualTo("web: major outage, mail: major outage");
        assertThat(alert.notice()).isEqualTo(scene.notices().getFirst().id());
        turn("app-front", Verdict.DOWN);
        assertThat(alerts()).extracting(Alert::cause).containsExactly("fault:app", "fault:flexo");
        assertThat(said()).hasSize(2);
    }

    @Test
    void itEndsWhenTheWholeGroupWorksAgain() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "ops@example.com"));
        turn("web-front", Verdict.DOWN);
        turn("mail-smtp", Verdict.DOWN);
        scene.advance(60);
        turn("web-front", Verdict.UP);
        assertThat(only().isOpen()).isTrue();
        turn("mail-smtp", Verdict.UP);
        assertThat(only().isOpen()).isFalse();
        assertThat(said())
                .containsExactly(
                        new Event.AlertRaised(only().id()), new Event.AlertEnded(only().id()));
        advance(HOUR.multipliedBy(2));
        assertThat(said()).hasSize(2);
    }

    @Test
    void aRuleSpeaksOfItsComponentAndWhatIsBelowItAndOfItsLevel() {
        declare(
                rule("flexo/web", Level.MAJOR_OUTAGE, Duration.ZERO, "web@example.com"),
                rule("flexo", Level.PARTIAL_OUTAGE, Duration.ZERO, "flexo@example.com"));
        turn("mail-smtp", Verdict.DOWN);
        assertThat(only().rule()).isEqualTo("rule-flexoPARTIAL_OUTAGE");
        turn("app-front", Verdict.DOWN);
        turn("web-front", Verdict.DEGRADED);
        assertThat(alerts()).hasSize(1);
        turn("web-front", Verdict.DOWN);
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void whatDoesNotLastLongEnoughIsNotAlertedOf() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ofMinutes(5), "ops@example.com"));
        turn("app-front", Verdict.DOWN);
        advance(Duration.ofMinutes(4));
        turn("app-front", Verdict.UP);
        advance(Duration.ofMinutes(2));
        assertThat(alerts()).isEmpty();
        turn("app-front", Verdict.DOWN);
        advance(Duration.ofMinutes(4));
        assertThat(alerts()).isEmpty();
        advance(Duration.ofMinutes(1));
        assertThat(only().since()).isEqualTo(scene.time.now().minusSeconds(300));
    }

    @Test
    void theNextAreToldWhileNobodyTakesIt() {
        declare(
                rule(
                        null,
                        Level.DEGRADED_PERFORMANCE,
                        Duration.ZERO,
                        "one@example.com",
                        "two@example.com",
                        "three@example.com"));
        turn("app-front", Verdict.DOWN);
        var id = only().id();
        assertThat(told(only())).extracting(Alert.Step::address).containsExactly("one@example.com");
        advance(QUARTER);
        assertThat(told(only()))
                .extracting(Alert.Step::address)
                .containsExactly("one@example.com", "two@example.com");
        scene.person(new AcknowledgeAlert(id));
        advance(QUARTER);
        advance(HOUR);
        assertThat(said())
                .containsExactly(
                        new Event.AlertRaised(id),
                        new Event.AlertEscalated(id, 1),
                        new Event.AlertAcknowledged(id));
        turn("app-front", Verdict.UP);
        assertThat(said()).endsWith(new Event.AlertEnded(id));
    }

    @Test
    void thoseWhoWereToldAreRemindedUntilSomebodyTakesIt() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "one@example.com"));
        turn("app-front", Verdict.DOWN);
        var id = only().id();
        advance(HOUR);
        advance(HOUR);
        scene.person(new AcknowledgeAlert(id));
        advance(HOUR);
        assertThat(said())
                .containsExactly(
                        new Event.AlertRaised(id),
                        new Event.AlertReminded(id),
                        new Event.AlertReminded(id),
                        new Event.AlertAcknowledged(id));
    }

    @Test
    void takingItTwiceIsOneActAndOneThatDoesNotExistIsRefused() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "one@example.com"));
        turn("app-front", Verdict.DOWN);
        var first = scene.person(new AcknowledgeAlert(only().id()));
        scene.advance(5);
        assertThat(scene.person(new AcknowledgeAlert(only().id()))).isEqualTo(first);
        assertThatThrownBy(() -> scene.person(new AcknowledgeAlert(new AlertId("x".repeat(12)))))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("there is no alert");
    }

    @Test
    void aFaultDuringPlannedWorkIsNotAlertedOf() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "one@example.com"));
        scene.person(new PostNotice(work()));
        turn("app-front", Verdict.DOWN);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aCheckAloneIsAlertedOfWithWhatItSaw() {
        declare(
                new AlertRule(
                        "rule-check",
                        new AlertRule.When(
                                null,
                                new CheckId("app-front"),
                                Level.DEGRADED_PERFORMANCE,
                                Duration.ZERO,
                                Set.of(Of.FAULT)),
                        List.of(new AlertRule.Step(Duration.ZERO, List.of("one@example.com"))),
                        HOUR));
        turn("web-front", Verdict.DOWN);
        assertThat(alerts()).isEmpty();
        turn("app-front", Verdict.DOWN);
        assertThat(only().cause()).isEqualTo("check:app-front");
        turn("app-front", Verdict.UP);
        assertThat(only().isOpen()).isFalse();
    }

    @Test
    void aRuleThatIsGoneEndsItsAlertsAndOneThatIsNewFindsWhatLasts() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "one@example.com"));
        turn("app-front", Verdict.DOWN);
        declare(rule("app", Level.MAJOR_OUTAGE, Duration.ZERO, "two@example.com"));
        assertThat(alerts()).hasSize(2);
        assertThat(alerts())
                .filteredOn(Alert::isOpen)
                .extracting(Alert::rule)
                .containsExactly("rule-appMAJOR_OUTAGE");
    }

    @Test
    void anUpdateThatWasPromisedAndDoesNotComeIsAlertedOfUntilItComes() {
        declare(rule(null, Level.MAJOR_OUTAGE, Duration.ZERO, "one@example.com"));
        var notice = scene.person(new PostNotice(Scene.incident("Slow")));
        var due = scene.time.now().plusSeconds(600);
        scene.person(
                new PostUpdate(
                        notice.id(),
                        new UpdateDraft(
                                null,
                                "More soon.",
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                facts -> facts.withNextUpdate(new UpdatePromise(due, false)))));
        follow();
        assertThat(alerts()).isEmpty();
        advance(Duration.ofMinutes(10));
        assertThat(only().cause()).isEqualTo("promise:" + notice.id());
        assertThat(only().subject()).isEqualTo("Slow");
        scene.person(new PostUpdate(notice.id(), Scene.update("resolved")));
        follow();
        assertThat(only().isOpen()).isFalse();
    }

    @Test
    void lookingTwiceRaisesNothingTwice() {
        declare(rule(null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, "one@example.com"));
        turn("app-front", Verdict.DOWN);
        scene.store.writeVoid(transaction ->
                follower.handle(transaction, transaction.journal().after(0, 10_000)));
        assertThat(said()).hasSize(1);
    }
}
