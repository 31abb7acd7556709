package dev.candor.command;

import static dev.candor.command.Scene.at;
import static dev.candor.command.Scene.impact;
import static dev.candor.command.Scene.incident;
import static dev.candor.model.Level.DEGRADED_PERFORMANCE;
import static dev.candor.model.Level.MAJOR_OUTAGE;
import static dev.candor.model.Level.OPERATIONAL;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.model.Audience;
import dev.candor.model.Check;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.Problem;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.Verdict;
import dev.candor.model.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class NoticeCommandsTest {
    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Notice post(NoticeDraft draft) {
        return scene.person(new PostNotice(draft));
    }

    private Notice update(Notice notice, UpdateDraft draft) {
        return scene.person(new PostUpdate(notice.id(), draft));
    }

    private List<Problem> refused(Command<?> command) {
        var rejected = catchThrowableOfType(Rejected.class, () -> scene.person(command));
        assertThat(rejected).as("a refusal").isNotNull();
        return rejected.problems();
    }

    private static NoticeEdit windows(Window... windows) {
        return new NoticeEdit(null, null, null, List.of(windows), null, null);
    }

    private static UpdateDraft closing(Instant end) {
        return new UpdateDraft(NoticeState.RESOLVED, "Over.", null, null, end, null);
    }

    @Test
    void anIncidentWithoutWindowsHasOneFromNowOn() {
        var notice = post(incident("Slow", impact("app", DEGRADED_PERFORMANCE)));
        assertThat(notice.windows()).containsExactly(Window.of(at(60), null));
        assertThat(scene.ledger("app"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.level()).isEqualTo(DEGRADED_PERFORMANCE);
                    assertThat(each.source()).isEqualTo(Outage.Source.PERSON);
                    assertThat(each.isOpen()).isTrue();
                });
        assertThat(scene.journal())
                .contains(new Event.NoticePosted(notice.id(), NoticeKind.INCIDENT, false));
    }

    @Test
    void anIncidentThatTheChecksSawFirstHasTheirStart() {
        scene.check("app-front", "app", Check.IncidentRule.NONE);
        scene.turn("app-front", Verdict.DOWN, at(50));
        var notice =
                post(
                        incident(
                                "Down",
                                impact("app", MAJOR_OUTAGE),
                                impact("flexo/web", MAJOR_OUTAGE)));
        assertThat(notice.windows())
                .extracting(Window::start, Window::component)
                .containsExactly(
                        tuple(at(50), new ComponentId("app")),
                        tuple(at(60), new ComponentId("flexo/web")));
        assertThat(scene.ledger("app").getFirst().notice()).isEqualTo(notice.id());
    }

    @Test
    void postingUnderATakenKeyAnswersTheFirst() {
        var draft = keyed("First", "ticket-7");
        var first = post(draft);
        var rows = scene.journal().size();
        assertThat(post(keyed("Second", "ticket-7"))).isEqualTo(first);
        assertThat(scene.journal()).hasSize(rows);
    }

    private static NoticeDraft keyed(String title, String key) {
        return new NoticeDraft(
                NoticeKind.INCIDENT,
                title,
                null,
                List.of(),
                null,
                List.of(),
                "Text.",
                List.of(),
                Audience.PUBLIC,
                false,
                key);
    }

    @Test
    void everythingWrongIsNamedAtOnceWithItsPlace() {
        var draft =
                new NoticeDraft(
                        NoticeKind.INCIDENT,
                        " ",
                        NoticeState.SCHEDULED,
                        List.of(
                                impact("apq", MAJOR_OUTAGE),
                                impact("app", MAJOR_OUTAGE),
                                impact("app", MAJOR_OUTAGE)),
                        null,
                        List.of(),
                        "",
                        List.of(),
                        Audience.PUBLIC,
                        false,
                        "auto:mine");
        var problems = refused(new PostNotice(draft));
        assertThat(problems)
                .extracting(Problem::where)
                .containsExactly(
                        "/title", "/body", "/state", "/components/0", "/components/2", "/key");
        assertThat(problems.get(3).todo()).isEqualTo("did you mean 'app'?");
        assertThat(problems.get(2).todo())
                .contains("investigating, identified, monitoring, resolved");
        assertThat(scene.notices()).isEmpty();
    }

    @Test
    void aClosedEntryNeedsTheEndOfItsWindows() {
        var open =
                new NoticeDraft(
                        NoticeKind.INCIDENT,
                        "Was",
                        NoticeState.RESOLVED,
                        List.of(impact("app", MAJOR_OUTAGE)),
                        null,
                        List.of(Window.of(at(0), null)),
                        "Text.",
                        List.of(),
                        Audience.PUBLIC,
                        false,
                        null);
        assertThat(refused(new PostNotice(open)))
                .extracting(Problem::where)
                .containsExactly("/windows/0/end");
    }

    @Test
    void datesFarAwayAreRefused() {
        var draft =
                new NoticeDraft(
                        NoticeKind.INCIDENT,
                        "Was",
                        null,
                        List.of(),
                        null,
                        List.of(
                                Window.of(Instant.parse("1026-01-01T00:00:00Z"), at(0)),
                                Window.of(at(9_000), null)),
                        "Text.",
                        List.of(),
                        Audience.PUBLIC,
                        false,
                        null);
        assertThat(refused(new PostNotice(draft)))
                .extracting(Problem::where)
                .containsExactly("/windows/0/start", "/windows/1/start");
    }

    @Test
    void aComponentThatRecoversEarlierEndsEarlier() {
        var notice =
                post(
                        incident(
                                "Down",
                                impact("app", MAJOR_OUTAGE),
                                impact("flexo/web", MAJOR_OUTAGE)));
        scene.advance(60);
        update(
                notice,
                Scene.update(
                        "identified",
                        impact("app", OPERATIONAL),
                        impact("flexo/web", MAJOR_OUTAGE)));
        scene.advance(60);
        var closed = update(notice, Scene.update("resolved"));
        assertThat(scene.ledger("app"))
                .extracting(Outage::start, Outage::end)
                .containsExactly(tuple(at(60), at(120)));
        assertThat(scene.ledger("flexo/web")).extracting(Outage::end).containsExactly(at(180));
        assertThat(closed.impacts())
                .extracting(Impact::level)
                .containsExactly(MAJOR_OUTAGE, MAJOR_OUTAGE);
    }

    @Test
    void aChangedLevelIsAnIntervalOfItsOwn() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        scene.advance(30);
        update(notice, Scene.update("monitoring", impact("app", DEGRADED_PERFORMANCE)));
        scene.advance(30);
        update(notice, closing(at(110)));
        assertThat(scene.ledger("app"))
                .extracting(Outage::level, Outage::start, Outage::end)
                .containsExactly(
                        tuple(MAJOR_OUTAGE, at(60), at(90)),
                        tuple(DEGRADED_PERFORMANCE, at(90), at(110)));
    }

    @Test
    void scopeAddedWhileUnderWayBeginsThere() {
        var notice = post(incident("Odd"));
        scene.advance(30);
        update(notice, Scene.update("identified", impact("app", MAJOR_OUTAGE)));
        assertThat(scene.ledger("app")).extracting(Outage::start).containsExactly(at(90));
    }

    @Test
    void openingAgainBeginsNewWindowsAndKeepsTheOld() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        scene.advance(60);
        update(notice, Scene.update("resolved"));
        scene.advance(60);
        var again =
                update(notice, Scene.update("investigating", impact("app", DEGRADED_PERFORMANCE)));
        assertThat(again.state()).isEqualTo(NoticeState.INVESTIGATING);
        assertThat(scene.ledger("app"))
                .extracting(Outage::level, Outage::start, Outage::end)
                .containsExactly(
                        tuple(MAJOR_OUTAGE, at(60), at(120)),
                        tuple(DEGRADED_PERFORMANCE, at(180), null));
    }

    @Test
    void aCorrectionNamesWhatItCorrectsOnlyOnce() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        var first = notice.updates().getFirst().id();
        var draft = new UpdateDraft(null, "One order was lost.", null, null, null, first);
        var corrected = update(notice, draft);
        assertThat(corrected.updates())
                .extracting(Update::kind)
                .containsExactly(Update.Kind.UPDATE, Update.Kind.CORRECTION);
        assertThat(corrected.updates().getFirst().body()).isEqualTo("We are looking.");
        assertThat(refused(new PostUpdate(notice.id(), draft)))
                .extracting(Problem::where)
                .containsExactly("/corrects");
        var nowhere =
                new UpdateDraft(null, "Text.", null, null, null, new UpdateId("zzzzzzzzzzzz"));
        assertThat(refused(new PostUpdate(notice.id(), nowhere)))
                .extracting(Problem::where)
                .containsExactly("/corrects");
    }

    @Test
    void anUpdateWrittenAfterwardsStandsWhereItBelongs() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        scene.advance(60);
        update(notice, Scene.update("identified"));
        var late = new UpdateDraft(null, "Seen then.", null, at(90), null, null);
        assertThat(update(notice, late).updates())
                .extracting(Update::at)
                .containsExactly(at(60), at(90), at(120));
    }

    @Test
    void stateAndEndMustFit() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        assertThat(
                        refused(new PostUpdate(notice.id(), Scene.update("postmortem")))
                                .getFirst()
                                .todo())
                .isEqualTo("use one of: investigating, identified, monitoring, resolved");
        assertThat(refused(new PostUpdate(notice.id(), closing(at(30)))))
                .extracting(Problem::where)
                .containsExactly("/end");
        var open = new UpdateDraft(null, "Text.", null, null, at(60), null);
        assertThat(refused(new PostUpdate(notice.id(), open)))
                .extracting(Problem::where)
                .containsExactly("/end");
    }

    @Test
    void correctedWindowsChangeTheLedger() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        scene.advance(60);
        update(notice, Scene.update("resolved"));
        var two =
                new Window[] {
                    Window.of(at(0), at(10)),
                    new Window(
                            at(20),
                            at(30),
                            new ComponentId("app"),
                            DEGRADED_PERFORMANCE,
                            Precision.ABOUT)
                };
        scene.person(new EditNotice(notice.id(), windows(two)));
        assertThat(scene.ledger("app"))
                .extracting(Outage::level, Outage::start, Outage::end, Outage::precision)
                .containsExactly(
                        tuple(MAJOR_OUTAGE, at(0), at(10), Precision.EXACT),
                        tuple(DEGRADED_PERFORMANCE, at(20), at(30), Precision.ABOUT));
    }

    @Test
    void aRestatedLevelHoldsForThePastToo() {
        var notice = post(incident("Down", impact("app", MAJOR_OUTAGE)));
        var edit =
                new NoticeEdit(
                        null, List.of(impact("app", Level.PARTIAL_OUTAGE)), null, null, null, null);
        scene.person(new EditNotice(notice.id(), edit));
        assertThat(scene.ledger("app"))
                .extracting(Outage::level)
                .containsExactly(Level.PARTIAL_OUTAGE);
    }

    @Test
    void aDraftStatesNothingUntilItIsPublished() {
        var draft = incident("Down", impact("app", MAJOR_OUTAGE));
        var hidden =
                post(
                        new NoticeDraft(
                                draft.kind(),
                                draft.title(),
                                null,
                                draft.impacts(),
                                null,
                                List.of(),
                                "Text.",
                                List.of(),
                                Audience.PUBLIC,
                                true,
                                null));
        assertThat(scene.ledger("app")).isEmpty();
        scene.person(
                new EditNotice(hidden.id(), new NoticeEdit(null, null, null, null, null, false)));
        assertThat(scene.ledger("app")).hasSize(1);
    }

    @Test
    void whatTheChecksSawIsOverriddenOnlyOnceItIsOver() {
        scene.turn("app-front", Verdict.DOWN, at(40));
        var automatic = scene.notices().getFirst();
        scene.advance(60);
        update(automatic, closing(at(100)));
        assertThat(probed())
                .satisfies(each -> {
                    assertThat(each.overriddenBy()).isNull();
                    assertThat(each.isOpen()).isTrue();
                });
        scene.turn("app-front", Verdict.UP, at(110));
        assertThat(probed().overriddenBy()).as("the fault went on after the person's end").isNull();
        scene.person(new EditNotice(automatic.id(), windows(Window.of(at(45), at(105)))));
        assertThat(probed().overriddenBy()).isEqualTo(automatic.id());
        assertThat(probed().notice()).isEqualTo(automatic.id());
        scene.person(new EditNotice(automatic.id(), windows(Window.of(at(5), at(10)))));
        assertThat(probed().overriddenBy()).as("no longer touched").isNull();
    }

    private Outage probed() {
        return scene.ledger("app").stream()
                .filter(each -> each.source() == Outage.Source.PROBE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnknownEntryIsNotFound() {
        var rejected =
                catchThrowableOfType(
                        Rejected.class,
                        () ->
                                scene.person(
                                        new PostUpdate(
                                                new NoticeId("zzzzzzzzzzzz"),
                                                Scene.update("resolved"))));
        assertThat(rejected.kind()).isEqualTo(Rejected.Cause.NOT_FOUND);
    }
}
