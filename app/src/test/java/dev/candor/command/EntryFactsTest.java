package dev.candor.command;

import static dev.candor.command.Scene.at;
import static dev.candor.command.Scene.impact;
import static dev.candor.command.Scene.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.DataImpact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Problem;
import dev.candor.model.Recurrence;
import dev.candor.model.Revision;
import dev.candor.model.UpdatePromise;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

class EntryFactsTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

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
        scene.close();
    }

    private Notice posted() {
        return scene.person(
                new PostNotice(Scene.incident("Down", impact("app", Level.MAJOR_OUTAGE))));
    }

    private static UpdateDraft saying(UnaryOperator<NoticeFacts> facts, Window... windows) {
        return new UpdateDraft(null, "More.", null, null, null, null, List.of(windows), facts);
    }

    private static NoticeEdit edit(
            @Nullable String title, @Nullable UnaryOperator<NoticeFacts> facts, boolean noPlan) {
        return new NoticeEdit(
                title, null, null, null, null, noPlan, facts, Map.of(), "We know better.", null);
    }

    private static UnaryOperator<NoticeFacts> promise(long second) {
        return facts -> facts.withNextUpdate(new UpdatePromise(at(second), false));
    }

    private static UnaryOperator<NoticeFacts> data(DataImpact.Outcome outcome) {
        return facts ->
                new NoticeFacts(
                        null,
                        null,
                        new DataImpact(outcome, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null);
    }

    private List<Notice> overdue() {
        return scene.store.read(tx -> OverduePromises.of(tx, PageId.MAIN));
    }

    @Test
    void aBrokenPromiseOfAnUpdateIsMarkedAndTheNextUpdateMendsIt() {
        var notice = posted();
        scene.person(new PostUpdate(notice.id(), saying(promise(1_800))));
        scene.advance(1_739);
        timekeeper.tick();
        assertThat(overdue()).isEmpty();
        scene.advance(1);
        timekeeper.tick();
        assertThat(overdue()).extracting(Notice::id).containsExactly(notice.id());
        scene.person(new PostUpdate(notice.id(), update("identified")));
        assertThat(overdue()).isEmpty();
        assertThat(scene.notice(notice).facts().nextUpdate()).isNull();
    }

    @Test
    void aPromiseMustLieAheadAndBeOfAnOpenEntry() {
        var notice = posted();
        scene.advance(60);
        assertThat(problem(new PostUpdate(notice.id(), saying(promise(90)))).where())
                .isEqualTo("/next_update");
        var closing =
                new UpdateDraft(
                        NoticeState.RESOLVED,
                        "Over.",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        promise(3_600));
        assertThat(problem(new PostUpdate(notice.id(), closing)).what())
                .isEqualTo("the entry is resolved: nobody waits for more");
    }

    @Test
    void whatRemainsIsKeptAndNeverCounted() {
        var notice = posted();
        scene.advance(60);
        var tail =
                new Window(
                        at(60),
                        at(8 * 3_600),
                        null,
                        null,
                        Precision.EXACT,
                        Window.Kind.TAIL,
                        null,
                        "DNS caches");
        scene.person(new PostUpdate(notice.id(), saying(facts -> facts, tail)));
        scene.person(new PostUpdate(notice.id(), update("resolved")));
        assertThat(scene.notice(notice).windows()).contains(tail);
        assertThat(scene.ledger("app"))
                .singleElement()
                .satisfies(each -> assertThat(each.end()).isEqualTo(at(120)));
    }

    @Test
    void itHappenedAgainIsAFurtherWindowOfTheSameEntry() {
        var notice = posted();
        scene.advance(60);
        scene.person(new PostUpdate(notice.id(), update("resolved")));
        scene.advance(3 * 86_400);
        var again = Window.of(at(86_400), at(86_940));
        scene.person(new PostUpdate(notice.id(), saying(facts -> facts, again)));
        assertThat(scene.ledger("app"))
                .hasSize(2)
                .last()
                .satisfies(each -> {
                    assertThat(each.start()).isEqualTo(at(86_400));
                    assertThat(each.end()).isEqualTo(at(86_940));
                });
        assertThat(scene.notice(notice).state()).isEqualTo(NoticeState.RESOLVED);
        assertThat(scene.notice(notice).revisions()).isEmpty();
    }

    @Test
    void aChangedFactStaysOnRecordWithTimeAndReason() {
        var notice = posted();
        scene.person(new EditNotice(notice.id(), edit(null, data(DataImpact.Outcome.NONE), false)));
        scene.advance(4 * 86_400);
        scene.person(new EditNotice(notice.id(), edit(null, data(DataImpact.Outcome.LOST), false)));
        assertThat(scene.notice(notice).revisions())
                .containsExactly(
                        new Revision(
                                at(60 + 4 * 86_400),
                                new Revision.Before.Data(
                                        new DataImpact(DataImpact.Outcome.NONE, null)),
                                "We know better."));
        assertThat(scene.notice(notice).changedAt()).isEqualTo(at(60 + 4 * 86_400));
    }

    @Test
    void whatAnUpdateStatesAnewKeepsWhatWasStated() {
        var notice = posted();
        scene.person(new PostUpdate(notice.id(), saying(data(DataImpact.Outcome.UNKNOWN))));
        scene.person(new PostUpdate(notice.id(), saying(promise(3_600))));
        assertThat(scene.notice(notice).revisions()).isEmpty();
        scene.person(new PostUpdate(notice.id(), saying(data(DataImpact.Outcome.NONE))));
        var last = scene.person(new PostUpdate(notice.id(), saying(data(DataImpact.Outcome.LOST))));
        assertThat(last.revisions())
                .extracting(Revision::before)
                .containsExactly(
                        new Revision.Before.Data(new DataImpact(DataImpact.Outcome.UNKNOWN, null)),
                        new Revision.Before.Data(new DataImpact(DataImpact.Outcome.NONE, null)));
        assertThat(last.revisions())
                .allSatisfy(each -> assertThat(last.updateOf(each)).isPresent());
    }

    @Test
    void anotherTitleKeepsTheAddressAndTheOldTitle() {
        var notice = posted();
        var after = scene.person(new EditNotice(notice.id(), edit("Up again", null, false)));
        assertThat(after.id()).isEqualTo(notice.id());
        assertThat(after.revisions())
                .extracting(Revision::before)
                .containsExactly(new Revision.Before.Title("Down"));
    }

    @Test
    void aDraftHasNoPast() {
        var notice = posted();
        scene.person(
                new EditNotice(notice.id(), new NoticeEdit(null, null, null, null, null, true)));
        var after = scene.person(new EditNotice(notice.id(), edit("Other", null, false)));
        assertThat(after.revisions()).isEmpty();
    }

    @Test
    void otherWordsOfAnUpdateKeepTheOldOnes() {
        var notice = posted();
        var said = notice.updates().getFirst();
        var after =
                scene.person(
                        new EditNotice(
                                notice.id(),
                                new NoticeEdit(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        false,
                                        null,
                                        Map.of(said.id(), "Added: certificates."),
                                        null,
                                        null)));
        assertThat(after.updates().getFirst().body()).isEqualTo("Added: certificates.");
        assertThat(after.revisions())
                .extracting(Revision::before)
                .containsExactly(new Revision.Before.Said(said.id(), said.body()));
    }

    @Test
    void aComponentAddedToRunningWorkHasItsOwnTime() {
        var work = scene.person(new PostNotice(work("2026-03-02T11:30", null)));
        scene.person(new PostUpdate(work.id(), update("in_progress")));
        scene.advance(600);
        var after =
                scene.person(
                        new PostUpdate(
                                work.id(),
                                update(
                                        "in_progress",
                                        impact("app", Level.UNDER_MAINTENANCE),
                                        impact("flexo/mail", Level.UNDER_MAINTENANCE))));
        assertThat(after.updates().getLast().changes())
                .containsExactly(
                        new ImpactChange(
                                new ComponentId("flexo/mail"), null, Level.UNDER_MAINTENANCE));
        assertThat(scene.ledger("flexo/mail"))
                .singleElement()
                .satisfies(each -> assertThat(each.start()).isEqualTo(at(660)));
        assertThat(scene.ledger("app"))
                .allSatisfy(each -> assertThat(each.start()).isEqualTo(at(60)));
    }

    @Test
    void theFirstStatementSaysWhatItChangedAndOneOfWhatIsToComeChangesNothing() {
        var incident =
                scene.person(
                        new PostNotice(Scene.incident("Down", impact("app", Level.MAJOR_OUTAGE))));
        assertThat(incident.updates().getFirst().changes())
                .containsExactly(
                        new ImpactChange(new ComponentId("app"), null, Level.MAJOR_OUTAGE));
        var kept = scene.notice(incident).updates().getFirst();
        assertThat(kept).isEqualTo(incident.updates().getFirst());
        var work = scene.person(new PostNotice(work("2026-03-02T11:30", null)));
        assertThat(work.updates().getFirst().changes()).isEmpty();
    }

    @Test
    void aPlanCanBeTakenAwayAndNothingStartsByItself() {
        var work = scene.person(new PostNotice(work("2026-03-02T11:30", null)));
        var after = scene.person(new EditNotice(work.id(), edit(null, null, true)));
        assertThat(after.planned()).isNull();
        assertThat(after.revisions()).hasSize(1);
        scene.advance(86_400);
        timekeeper.tick();
        assertThat(scene.notice(work).state()).isEqualTo(NoticeState.SCHEDULED);
    }

    @Test
    void aSeriesAnnouncesItsOccurrencesAheadOnceEach() {
        var first = scene.person(new PostNotice(work("2026-03-08T02:00", "FREQ=WEEKLY;BYDAY=SU")));
        timekeeper.tick();
        timekeeper.tick();
        assertThat(starts())
                .containsExactlyInAnyOrder(
                        "2026-03-08T02:00", "2026-03-15T02:00", "2026-03-22T02:00");
        var moved =
                scene.notices().stream()
                        .filter(each -> each.planned() != null)
                        .filter(each -> !each.id().equals(first.id()))
                        .findFirst()
                        .orElseThrow();
        scene.person(new PostUpdate(moved.id(), update("cancelled")));
        scene.advance(7 * 86_400);
        timekeeper.tick();
        assertThat(starts()).hasSize(4).doesNotHaveDuplicates();
        scene.person(
                new EditNotice(first.id(), edit(null, facts -> facts.withRecurrence(null), false)));
        scene.advance(60 * 86_400);
        timekeeper.tick();
        assertThat(starts()).hasSize(4);
    }

    private List<String> starts() {
        return scene.notices().stream()
                .flatMap(each -> java.util.stream.Stream.ofNullable(each.planned()))
                .map(each -> each.start().toString())
                .toList();
    }

    @Test
    void aRecurrenceNeedsAPlanAndARule() {
        var draft = work("2026-03-08T02:00", "every sunday");
        assertThat(problem(new PostNotice(draft)).where()).isEqualTo("/recurrence");
    }

    private Problem problem(Command<Notice> command) {
        var rejected = catchThrowableOfType(Rejected.class, () -> scene.person(command));
        return rejected.problems().getFirst();
    }

    private static NoticeDraft work(String start, @Nullable String rule) {
        var facts =
                rule == null
                        ? NoticeFacts.NONE
                        : NoticeFacts.NONE.withRecurrence(Recurrence.of(rule));
        return new NoticeDraft(
                NoticeKind.MAINTENANCE,
                "Disks",
                null,
                List.of(impact("app", Level.UNDER_MAINTENANCE)),
                new Planned(
                        LocalDateTime.parse(start),
                        LocalDateTime.parse(start).plusHours(1),
                        VIENNA),
                List.of(),
                "New disks.",
                List.of(),
                facts,
                Audience.PUBLIC,
                false,
                null);
    }
}
