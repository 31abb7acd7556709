package dev.candor.command;

import static dev.candor.command.Scene.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.TellingRules;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is told of a maintenance as time passes: when, how often, and when not. */
class MilestonesTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final LocalDateTime BEGUN = LocalDateTime.parse("2026-03-02T11:00");

    @TempDir Path folder;
    private Scene scene;
    private Timekeeper timekeeper;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
        timekeeper = new Timekeeper(scene.store, scene.commands, scene.time);
    }

    @AfterEach
    void close() {
        timekeeper.stop();
        scene.close();
    }

    private static Planned plan(int startMinutes, int minutes) {
        var start = BEGUN.plusMinutes(startMinutes);
        return new Planned(start, start.plusMinutes(minutes), VIENNA);
    }

    private Notice scheduled(Planned planned) {
        return scene.person(
                new PostNotice(
                        new NoticeDraft(
                                NoticeKind.MAINTENANCE,
                                "Disks",
                                null,
                                List.of(impact("app", Level.UNDER_MAINTENANCE)),
                                planned,
                                List.of(),
                                "New disks.",
                                List.of(),
                                Audience.PUBLIC,
                                false,
                                null)));
    }

    /** Lets that many minutes pass, one look at the clock in each. */
    private void pass(int minutes) {
        for (var minute = 0; minute < minutes; minute++) {
            scene.advance(60);
            timekeeper.tick();
        }
    }

    private void rules(TellingRules rules) {
        scene.commands.run(new DeclareTelling(PageId.MAIN, rules), Actor.system("test"), "reload");
    }

    private List<Event> told() {
        return scene.store.<List<JournalEntry>>read(tx -> tx.journal().after(0, 10_000)).stream()
                .map(JournalEntry::event)
                .filter(each ->
                        each instanceof Event.MaintenanceNear
                                || each instanceof Event.MaintenanceOverrun)
                .toList();
    }

    private static Event overrun(Notice notice, Planned planned) {
        var end = Objects.requireNonNull(Plan.end(planned));
        return new Event.MaintenanceOverrun(notice.id(), end.toEpochMilli());
    }

    private static Event near(Notice notice, int minutes) {
        return new Event.MaintenanceNear(notice.id(), Duration.ofMinutes(minutes).toMillis());
    }

    @Test
    void peopleAreRemindedADayAndAnHourBefore() {
        var notice = scheduled(plan(1_600, 30));
        pass(150);
        assertThat(told()).isEmpty();
        pass(20);
        assertThat(told()).containsExactly(near(notice, 1_440));
        pass(1_400);
        assertThat(told()).containsExactly(near(notice, 1_440), near(notice, 60));
    }

    @Test
    void aReminderThatLiesInThePastOrCloseBehindTheAnnouncementIsLeftOut() {
        scheduled(plan(90, 30));
        pass(88);
        assertThat(told()).isEmpty();
    }

    @Test
    void afterALongSleepOnlyTheLatestReminderIsSentAndNoneOfWhatShouldHaveBegun() {
        rules(
                new TellingRules(
                        List.of(Duration.ofHours(10), Duration.ofHours(5), Duration.ofHours(2)),
                        Duration.ofMinutes(10),
                        Set.of()));
        var notice = scheduled(plan(900, 30));
        scene.advance(60L * 700);
        timekeeper.tick();
        assertThat(told()).containsExactly(near(notice, 300));
        scene.advance(60L * 300);
        timekeeper.tick();
        assertThat(told()).filteredOn(Event.MaintenanceNear.class::isInstance).hasSize(1);
    }

    @Test
    void aPlanThatMovesMovesItsReminders() {
        var notice = scheduled(plan(300, 30));
        scene.person(
                new EditNotice(
                        notice.id(), new NoticeEdit(null, null, plan(600, 30), null, null, null)));
        pass(400);
        assertThat(told()).isEmpty();
        pass(145);
        assertThat(told()).containsExactly(near(notice, 60));
    }

    @Test
    void anUpdateBringsNoReminderBack() {
        var notice = scheduled(plan(300, 30));
        pass(250);
        scene.person(new PostUpdate(notice.id(), Scene.update("scheduled")));
        pass(40);
        assertThat(told()).containsExactly(near(notice, 60));
    }

    @Test
    void anOverrunIsToldOnceAndAgainOnlyWithAnotherPlan() {
        var notice = scheduled(plan(30, 30));
        var end = plan(30, 30);
        pass(80);
        var first = overrun(notice, end);
        assertThat(told()).containsExactly(first);
        scene.person(new PostUpdate(notice.id(), Scene.update("in_progress")));
        pass(30);
        assertThat(told()).containsExactly(first);
        assertThat(scene.notice(notice).state().wireName()).isEqualTo("in_progress");
        var longer = plan(30, 120);
        scene.person(
                new EditNotice(notice.id(), new NoticeEdit(null, null, longer, null, null, null)));
        pass(70);
        var second = overrun(notice, longer);
        assertThat(told()).containsExactly(first, second);
    }

    @Test
    void whatIsOverInTimeIsNoOverrun() {
        var notice = scheduled(plan(30, 30));
        pass(65);
        scene.person(new PostUpdate(notice.id(), Scene.update("completed")));
        pass(60);
        assertThat(told()).isEmpty();
    }

    @Test
    void otherRulesHoldForWhatIsPlannedAlready() {
        var notice = scheduled(plan(300, 30));
        rules(new TellingRules(List.of(Duration.ofHours(2)), Duration.ZERO, Set.of()));
        pass(200);
        assertThat(told()).containsExactly(near(notice, 120));
        pass(135);
        assertThat(told()).hasSize(2);
    }
}
