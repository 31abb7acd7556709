package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.ActionItem;
import dev.candor.model.Alert;
import dev.candor.model.AlertRule;
import dev.candor.model.AlertRule.Of;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Operators hear of what postmortems promised by a day that is over. */
class LessonAlertsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicInteger ids = new AtomicInteger();
    private Scene scene;
    private FollowAlerts follower;
    private Timekeeper timekeeper;
    private NoticeId notice;
    private LocalDate today;

    @BeforeEach
    void open(@TempDir Path folder) {
        scene = Scene.furnished(folder);
        follower =
                new FollowAlerts(
                        scene.time, () -> "alert%07d".formatted(ids.getAndIncrement()), () -> {});
        timekeeper = new Timekeeper(scene.store, scene.commands, scene.time);
        var incident = Scene.incident("Down", Scene.impact("app", Level.MAJOR_OUTAGE));
        notice = scene.person(new PostNotice(incident)).id();
        scene.person(new PostUpdate(notice, Scene.update("resolved")));
        scene.person(new DraftPostmortem(notice, null));
        today = scene.time.now().atZone(zone()).toLocalDate();
    }

    @AfterEach
    void close() {
        timekeeper.stop();
        scene.close();
    }

    private ZoneId zone() {
        return scene.store.read(
                it -> it.pages().find(PageId.MAIN).map(Page::zone).orElse((ZoneId) ZoneOffset.UTC));
    }

    @Test
    void aPostmortemThatIsNotThereAtTheEndOfItsDayIsAlertedOfOnceUntilItIsPublished() {
        declare(rule(null));
        edit(today.plusDays(2), false);
        until(today.plusDays(3), Duration.ofMinutes(-1));
        assertThat(alerts()).isEmpty();
        advance(Duration.ofMinutes(1));
        assertThat(only().cause()).isEqualTo("promise:" + notice + "/" + today.plusDays(2));
        assertThat(only().subject()).isEqualTo("Down");
        assertThat(only().notice()).isEqualTo(notice);
        assertThat(only().reason())
                .isEqualTo(
                        "promised by "
                                + today.plusDays(2)
                                + " and not kept: to publish the postmortem");
        advance(DAY);
        edit(today.plusDays(2), false);
        assertThat(alerts()).hasSize(1);
        assertThat(only().isOpen()).isTrue();
        edit(today.plusDays(2), true);
        assertThat(only().isOpen()).isFalse();
    }

    @Test
    void whatOnePostmortemPromisedByOneDayIsOneAlertWhichEndsWithTheLastOfIt() {
        declare(rule(null));
        var late = today.minusDays(1);
        edit(null, false, item("a", late, ActionItem.State.OPEN), item("b", late));
        assertThat(only().reason()).endsWith("not kept: \"Do a\" (Operations), and 1 more");
        edit(null, false, item("a", late, ActionItem.State.DONE), item("b", late));
        assertThat(only().isOpen()).isTrue();
        assertThat(only().reason()).endsWith("not kept: \"Do b\" (Operations)");
        edit(null, false, item("b", late, ActionItem.State.DROPPED));
        assertThat(only().isOpen()).isFalse();
    }

    @Test
    void aDayThatIsPutOffEndsTheAlertAndTheNewDayBreaksAnew() {
        declare(rule(null));
        edit(null, false, item("a", today.minusDays(1)));
        assertThat(only().isOpen()).isTrue();
        edit(null, false, item("a", today.plusDays(5)), item("later", today.plusDays(9)));
        assertThat(only().isOpen()).isFalse();
        until(today.plusDays(6), Duration.ZERO);
        assertThat(alerts()).hasSize(2);
        assertThat(alerts()).filteredOn(Alert::isOpen).hasSize(1);
        until(today.plusDays(10), Duration.ZERO);
        assertThat(alerts()).filteredOn(Alert::isOpen).hasSize(2);
    }

    @Test
    void thatAPostmortemIsLateIsNoPartOfItsTimeline() {
        declare(rule(null));
        edit(today.minusDays(1), false);
        assertThat(only().notice()).isEqualTo(notice);
        scene.person(new DraftPostmortem(notice, null));
        assertThat(
                        scene.store
                                .<Postmortem>read(it -> it.postmortems().find(notice).orElseThrow())
                                .content()
                                .timeline())
                .noneMatch(each -> each.source() == PostmortemContent.Moment.Source.ALERT);
    }

    @Test
    void aRuleOfOtherComponentsOrOfFaultsHearsNothingOfIt() {
        declare(rule("www"), faults());
        edit(today.minusDays(1), false);
        assertThat(alerts()).isEmpty();
        declare(rule("app"), faults());
        assertThat(only().isOpen()).isTrue();
    }

    private static AlertRule rule(@Nullable String component) {
        var id = component == null ? null : new ComponentId(component);
        return rule("promises-" + component, id, Of.PROMISE);
    }

    private static AlertRule faults() {
        return rule("faults", null, Of.FAULT);
    }

    private static AlertRule rule(String id, @Nullable ComponentId component, Of of) {
        var when =
                new AlertRule.When(
                        component, null, Level.DEGRADED_PERFORMANCE, Duration.ZERO, Set.of(of));
        var step = new AlertRule.Step(Duration.ZERO, List.of("ops@example.com"));
        return new AlertRule(id, when, List.of(step), Duration.ofHours(1));
    }

    private void declare(AlertRule... rules) {
        scene.system(new DeclareAlerts(List.of(rules)));
        follow();
    }

    private static ActionItem item(String id, LocalDate due) {
        return item(id, due, ActionItem.State.OPEN);
    }

    private static ActionItem item(String id, LocalDate due, ActionItem.State state) {
        return new ActionItem(id, "Do " + id, "Operations", due, state, null, 0, null, false);
    }

    private void edit(@Nullable LocalDate promisedBy, boolean publish, ActionItem... items) {
        var stored =
                scene.store.<Postmortem>read(it -> it.postmortems().find(notice).orElseThrow());
        var content = stored.content().withActions(List.of(items));
        scene.person(
                new EditPostmortem(
                        notice,
                        new PostmortemEdit(
                                stored.revision(),
                                content,
                                Postmortem.Visibility.INTERNAL,
                                promisedBy,
                                publish)));
        follow();
    }

    /** To the beginning of that day on the page, and a little more or less. */
    private void until(LocalDate day, Duration more) {
        var at = day.atStartOfDay(zone()).toInstant().plus(more);
        advance(Duration.between(scene.time.now(), at));
    }

    private void advance(Duration by) {
        scene.time.advance(by);
        timekeeper.tick();
        follow();
    }

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

    private List<Alert> alerts() {
        return scene.store.read(it -> it.alerts().newest(100, null));
    }

    private Alert only() {
        assertThat(alerts()).hasSize(1);
        return alerts().getFirst();
    }
}
