package dev.candor.command;

import static dev.candor.command.Scene.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Due;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.Planned;
import dev.candor.model.Problem;
import dev.candor.model.Update;
import dev.candor.model.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class TimekeeperTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant PLANNED = Instant.parse("2026-03-02T10:30:00Z");

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

    private static NoticeDraft work(String start, String end) {
        return new NoticeDraft(
                NoticeKind.MAINTENANCE,
                "Disks",
                null,
                List.of(impact("app", Level.UNDER_MAINTENANCE)),
                new Planned(LocalDateTime.parse(start), LocalDateTime.parse(end), VIENNA),
                List.of(),
                "New disks.",
                List.of(),
                Audience.PUBLIC,
                false,
                null);
    }

    private Notice scheduled() {
        return scene.person(new PostNotice(work("2026-03-02T11:30", "2026-03-02T12:00")));
    }

    /** All that is stored but what people are told beside it ({@link MilestonesTest}). */
    private List<Due> due() {
        return scene
                .store
                .<List<Due>>read(tx -> tx.dueInstants().due(Scene.at(1L << 32), 100))
                .stream()
                .filter(each -> each.kind() != Due.Kind.MAINTENANCE_SOON)
                .filter(each -> each.kind() != Due.Kind.MAINTENANCE_OVERRUN)
                .toList();
    }

    @Test
    void nothingHappensBeforeThePlannedStart() {
        scheduled();
        scene.advance(1_739);
        assertThat(timekeeper.tick()).isZero();
        scene.advance(1);
        assertThat(timekeeper.tick()).isEqualTo(1);
    }

    @Test
    void atItsPlannedStartItIsUnderWayFromThatInstant() {
        var notice = scheduled();
        scene.advance(1_800);
        timekeeper.tick();
        var begun = scene.notice(notice);
        assertThat(begun.state()).isEqualTo(NoticeState.IN_PROGRESS);
        assertThat(begun.windows()).containsExactly(Window.of(PLANNED, null));
        assertThat(begun.updates()).extracting(Update::at).last().isEqualTo(PLANNED);
        assertThat(begun.authority()).isEqualTo(Notice.Authority.PERSON);
        assertThat(scene.ledger("app"))
                .singleElement()
                .matches(each -> each.level() == Level.UNDER_MAINTENANCE && each.isOpen());
    }

    @Test
    void atItsPlannedEndItIsVerifiedAndNeverCalledDone() {
        var notice = scheduled();
        scene.advance(4_000);
        assertThat(timekeeper.tick()).isEqualTo(2);
        var checking = scene.notice(notice);
        assertThat(checking.state()).isEqualTo(NoticeState.VERIFYING);
        assertThat(scene.ledger("app")).allMatch(Outage::isOpen);
        assertThat(due()).isEmpty();
        scene.person(new PostUpdate(notice.id(), Scene.update("completed")));
        assertThat(scene.ledger("app")).noneMatch(Outage::isOpen);
    }

    @Test
    void aMovedPlanMovesItsInstantsAndACancelledOneHasNone() {
        var notice = scheduled();
        var later = new Planned(LocalDateTime.parse("2026-03-03T11:30"), null, VIENNA);
        scene.person(
                new EditNotice(notice.id(), new NoticeEdit(null, null, later, null, null, null)));
        assertThat(due())
                .extracting(Due::at)
                .containsExactly(Instant.parse("2026-03-03T10:30:00Z"));
        scene.person(new PostUpdate(notice.id(), Scene.update("cancelled")));
        assertThat(due()).isEmpty();
    }

    @Test
    void aDraftAndAMereIdeaDoNotBegin() {
        var draft = work("2026-03-02T11:30", "2026-03-02T12:00");
        scene.person(
                new PostNotice(
                        new NoticeDraft(
                                draft.kind(),
                                "Hidden",
                                null,
                                draft.impacts(),
                                draft.planned(),
                                List.of(),
                                "Text.",
                                List.of(),
                                Audience.PUBLIC,
                                true,
                                null)));
        scene.person(
                new PostNotice(
                        new NoticeDraft(
                                draft.kind(),
                                "Perhaps",
                                NoticeState.TENTATIVE,
                                draft.impacts(),
                                draft.planned(),
                                List.of(),
                                "Text.",
                                List.of(),
                                Audience.PUBLIC,
                                false,
                                null)));
        assertThat(due()).isEmpty();
    }

    @Test
    void aPlannedTimeThatDoesNotExistIsRefused() {
        var rejected =
                catchThrowableOfType(
                        Rejected.class,
                        () ->
                                scene.person(
                                        new PostNotice(
                                                work("2026-03-29T02:30", "2026-03-29T04:00"))));
        assertThat(rejected.problems())
                .extracting(Problem::where)
                .containsExactly("/planned/start");
    }

    @Test
    void aMachineThatStopsAnywhereRunsItOnce() {
        var notice = scheduled();
        scene.advance(1_800);
        for (var call = 1; ; call++) {
            var failing = new FailingStore(scene.store, call);
            var commands = new Commands(failing, scene.time, new RandomIds());
            try {
                assertThat(
                                commands.run(
                                        new RunDue(due().getFirst()),
                                        Actor.system("timekeeper"),
                                        ""))
                        .isTrue();
                break;
            } catch (FailingStore.Stopped _) {
                assertThat(scene.notice(notice).state()).isEqualTo(NoticeState.SCHEDULED);
                assertThat(due()).hasSize(2);
            }
            assertThat(call).isLessThan(500);
        }
        assertThat(scene.notice(notice).updates()).hasSize(2);
        assertThat(timekeeper.tick()).isZero();
    }

    @Test
    void itsThreadActsWhenItIsWoken() throws InterruptedException {
        var begun = new CountDownLatch(1);
        scheduled();
        scene.store.onJournal(_ -> begun.countDown());
        timekeeper.start();
        scene.advance(1_800);
        timekeeper.wake();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        timekeeper.stop();
        timekeeper.stop();
    }
}
