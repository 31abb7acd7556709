package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.AlertRule;
import dev.candor.model.CheckId;
import dev.candor.model.Level;
import dev.candor.model.Recipient;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every store must do with alerts. */
public interface AlertsContract {
    @Test
    default void rulesComeBackInTheirOrderAndAreReplacedAsAWhole(Store store) {
        var one = rule("aaaaaaaaaaaa", new AlertRule.Step(Duration.ZERO, List.of("a@example.com")));
        var two =
                new AlertRule(
                        "bbbbbbbbbbbb",
                        new AlertRule.When(
                                null,
                                new CheckId("front"),
                                Level.PARTIAL_OUTAGE,
                                Duration.ofMinutes(5),
                                Set.of(AlertRule.Of.FAULT)),
                        List.of(
                                new AlertRule.Step(Duration.ZERO, List.of("chat", "b@x")),
                                new AlertRule.Step(Duration.ofMinutes(15), List.of("c@x"))),
                        Duration.ofHours(2));
        store.writeVoid(it -> it.alerts().declare(List.of(two, one)));
        assertThat(rules(store)).containsExactly(two, one);
        store.writeVoid(it -> it.alerts().declare(List.of(one)));
        assertThat(rules(store)).containsExactly(one);
        store.writeVoid(it -> it.alerts().declare(List.of()));
        assertThat(rules(store)).isEmpty();
    }

    @Test
    default void anAlertComesBackAsItWasAndAsItBecame(Store store) {
        var first = alert("a", "fault:app", 0);
        var second = alert("b", "fault:mail", 1);
        var steps = List.of(step(0, "a@x"), step(0, "b@x"), step(1, "c@x"));
        store.writeVoid(it -> {
            it.alerts().add(first, steps);
            it.alerts().add(second, List.of());
        });
        assertThat(open(store)).containsExactly(first, second);
        assertThat(store.<List<Alert>>read(it -> it.alerts().newest(1, null)))
                .containsExactly(second);
        assertThat(store.<List<Alert>>read(it -> it.alerts().newest(10, second)))
                .containsExactly(first);
        assertThat(steps(store, first)).containsExactlyElementsOf(steps);
        var told = List.of(steps.get(0).told(Samples.NOON), steps.get(2).toldEarly(Samples.NOON));
        store.writeVoid(it -> it.alerts().tell(first.id(), told));
        assertThat(steps(store, first)).containsExactly(told.get(0), steps.get(1), told.get(1));
        var over =
                first.seen("web", Level.DEGRADED_PERFORMANCE, "slow", null)
                        .acknowledged(Samples.NOON.plusSeconds(5))
                        .ended(Samples.NOON.plusSeconds(9));
        store.writeVoid(it -> it.alerts().replace(over));
        assertThat(store.<Optional<Alert>>read(it -> it.alerts().find(first.id()))).contains(over);
        assertThat(open(store)).containsExactly(second);
    }

    @Test
    default void theAlertsOfAnEntryAreThoseThatNameItTheOldestFirst(Store store) {
        Samples.furnish(store);
        var notice = Samples.notice(1);
        var other = Samples.notice(2);
        store.writeVoid(it -> {
            it.notices().add(Samples.incident(1, 0));
            it.notices().add(Samples.incident(2, 0));
        });
        var first = alert("a", "fault:app", 0).seen("app", Level.MAJOR_OUTAGE, "down", notice);
        var second = alert("b", "fault:mail", 1).seen("mail", Level.MAJOR_OUTAGE, "down", notice);
        var third = alert("c", "fault:web", 2).seen("web", Level.MAJOR_OUTAGE, "down", other);
        store.writeVoid(it -> {
            for (var each : List.of(second, first, third, alert("d", "fault:dns", 3))) {
                it.alerts().add(each, List.of());
            }
        });
        assertThat(store.<List<Alert>>read(it -> it.alerts().of(notice)))
                .containsExactly(first, second);
    }

    @Test
    default void oneAlertLastsForEachRuleAndCause(Store store) {
        var first = alert("a", "fault:app", 0);
        store.writeVoid(it -> it.alerts().add(first, List.of()));
        var again = alert("b", "fault:app", 1);
        assertThatThrownBy(() -> store.writeVoid(it -> it.alerts().add(again, List.of())))
                .isInstanceOf(StoreException.class);
        store.writeVoid(it -> it.alerts().replace(first.ended(Samples.NOON)));
        store.writeVoid(it -> it.alerts().add(again, List.of()));
        assertThat(open(store)).containsExactly(again);
    }

    private static AlertRule rule(String id, AlertRule.Step step) {
        return new AlertRule(
                id,
                new AlertRule.When(
                        Samples.APP,
                        null,
                        Level.DEGRADED_PERFORMANCE,
                        Duration.ZERO,
                        Set.of(AlertRule.Of.FAULT, AlertRule.Of.PROMISE)),
                List.of(step),
                Duration.ofHours(1));
    }

    private static Alert alert(String letter, String cause, int seconds) {
        return new Alert(
                new AlertId(letter.repeat(12)),
                "rrrrrrrrrrrr",
                cause,
                "app",
                Level.MAJOR_OUTAGE,
                Samples.NOON,
                "down",
                null,
                Duration.ofHours(1),
                Samples.NOON.plusSeconds(seconds),
                null,
                null);
    }

    private static Alert.Step step(int number, String address) {
        var due = Samples.NOON.plusSeconds(number * 60L);
        return new Alert.Step(number, Recipient.MAIL, address, due, null, false);
    }

    private static List<AlertRule> rules(Store store) {
        return store.read(it -> it.alerts().rules());
    }

    private static List<Alert> open(Store store) {
        return store.read(it -> it.alerts().open());
    }

    private static List<Alert.Step> steps(Store store, Alert alert) {
        return store.read(it -> it.alerts().steps(alert.id()));
    }
}
