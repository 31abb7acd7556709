package dev.candor.command;

import static dev.candor.command.Scene.at;
import static dev.candor.command.Scene.impact;
import static dev.candor.command.Scene.incident;
import static dev.candor.model.Level.DEGRADED_PERFORMANCE;
import static dev.candor.model.Level.MAJOR_OUTAGE;
import static dev.candor.model.Level.PARTIAL_OUTAGE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Update;
import dev.candor.model.Verdict;
import dev.candor.model.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class RecordVerdictsTest {
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

    private Notice only() {
        assertThat(scene.notices()).hasSize(1);
        return scene.notices().getFirst();
    }

    @Test
    void aFailureOpensAnIncidentWithItsTrueStart() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        assertThat(scene.ledger("app"))
                .extracting(
                        Outage::level,
                        Outage::start,
                        Outage::isOpen,
                        Outage::source,
                        Outage::notice)
                .containsExactly(
                        tuple(MAJOR_OUTAGE, at(30), true, Outage.Source.PROBE, only().id()));
        var incident = only();
        assertThat(incident.title()).isEqualTo("app is down");
        assertThat(incident.authority()).isEqualTo(Notice.Authority.AUTOMATIC);
        assertThat(incident.windows()).extracting(Window::start).containsExactly(at(30));
        assertThat(incident.updates().getFirst().body())
                .startsWith(
                        "Our checks see that app is down, since 11:00 CET (10:00 UTC) on 2 March"
                                + " 2026.");
        assertThat(incident.updates().getFirst().changes())
                .containsExactly(new ImpactChange(new ComponentId("app"), null, MAJOR_OUTAGE));
        assertThat(scene.journal())
                .contains(new Event.NoticePosted(incident.id(), NoticeKind.INCIDENT, false));
    }

    @Test
    void recoveryClosesItWithItsTrueEndAndSaysHowLongItTook() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.advance(300);
        scene.turn("app-front", Verdict.UP, at(330));
        var incident = only();
        assertThat(incident.state()).isEqualTo(NoticeState.RESOLVED);
        assertThat(incident.title()).isEqualTo("app was down");
        assertThat(incident.windows())
                .extracting(Window::start, Window::end)
                .containsExactly(tuple(at(30), at(330)));
        assertThat(incident.updates().getLast().body()).contains("it took 5 minutes");
        assertThat(incident.updates().getLast().at()).isEqualTo(at(330));
        assertThat(scene.ledger("app")).extracting(Outage::end).containsExactly(at(330));
    }

    @Test
    void doingItAgainChangesNothing() {
        var down = scene.turning(List.of("app-front"), Verdict.DOWN, at(30));
        assertThat(scene.system(down).turned()).isEqualTo(1);
        var rows = scene.journal();
        var ledger = scene.ledger();
        assertThat(scene.system(down).turned()).isZero();
        assertThat(scene.journal()).isEqualTo(rows);
        assertThat(scene.ledger()).isEqualTo(ledger);
    }

    @Test
    void aMachineThatStopsAnywhereLosesAndDoublesNothing() {
        var down = scene.turning(List.of("web-front", "mail-smtp"), Verdict.DOWN, at(30));
        for (var call = 1; ; call++) {
            var failing = new FailingStore(scene.store, call);
            var commands = new Commands(failing, scene.time, new RandomIds());
            try {
                commands.run(down, Actor.system("watch"), "");
                break;
            } catch (FailingStore.Stopped _) {
                assertThat(scene.notices()).isEmpty();
                assertThat(scene.ledger("flexo/web")).isEmpty();
            }
            assertThat(call).as("calls of one command").isLessThan(1_000);
        }
        assertThat(only().impacts()).hasSize(2);
        assertThat(scene.system(down).turned()).isZero();
        assertThat(only().impacts()).hasSize(2);
    }

    @Test
    void twoComponentsOfAGroupAreOneIncidentAndEndApart() {
        scene.turn("web-front", Verdict.DOWN, at(30));
        scene.advance(60);
        scene.turn("mail-smtp", Verdict.DOWN, at(70));
        assertThat(only().title()).isEqualTo("flexo: web and mail are down");
        scene.advance(60);
        scene.turn("web-front", Verdict.UP, at(150));
        assertThat(only().state()).isEqualTo(NoticeState.INVESTIGATING);
        assertThat(only().title()).isEqualTo("flexo: mail is down");
        scene.advance(60);
        scene.turn("mail-smtp", Verdict.UP, at(200));
        assertThat(only().windows())
                .extracting(Window::start, Window::end)
                .containsExactly(tuple(at(30), at(150)), tuple(at(70), at(200)));
        assertThat(only().updates()).as("the first and the last word, nothing between").hasSize(2);
        assertThat(only().title()).isEqualTo("flexo: web and mail were down");
    }

    @Test
    void twoHundredChecksOfAGroupAreOneIncidentHoweverTheyCome() {
        scene.component("farm", null);
        var names = IntStream.range(0, 200).mapToObj(i -> "node-" + i).toList();
        for (var name : names) {
            scene.component("farm/" + name, "farm");
            scene.check(name, "farm/" + name);
        }
        scene.configure("second");
        scene.system(scene.turning(names, Verdict.UP, at(60)));
        scene.advance(60);
        scene.system(scene.turning(names.subList(0, 150), Verdict.DOWN, at(100)));
        assertThat(only().title()).isEqualTo("farm: 150 of 200 components are down");
        for (var some = 150; some < 200; some += 10) {
            scene.advance(1);
            scene.system(scene.turning(names.subList(some, some + 10), Verdict.DOWN, at(110)));
        }
        assertThat(only().impacts()).hasSize(200);
        assertThat(only().updates()).hasSize(1);
        scene.advance(60);
        scene.system(scene.turning(names, Verdict.UP, at(180)));
        assertThat(only().state()).isEqualTo(NoticeState.RESOLVED);
        assertThat(only().windows()).hasSize(200).allMatch(each -> at(180).equals(each.end()));
    }

    @Test
    void partOfItsChecksIsPartialAndTheLevelsAdjoin() {
        scene.check("app-api", "app");
        scene.configure("second");
        scene.turn("app-api", Verdict.UP, at(60));
        scene.advance(60);
        scene.turn("app-front", Verdict.DOWN, at(70));
        scene.turn("app-api", Verdict.DOWN, at(90));
        scene.advance(60);
        scene.turn("app-front", Verdict.UP, at(150));
        scene.turn("app-api", Verdict.UP, at(160));
        assertThat(scene.ledger("app"))
                .extracting(Outage::level, Outage::start, Outage::end)
                .containsExactly(
                        tuple(PARTIAL_OUTAGE, at(70), at(90)),
                        tuple(MAJOR_OUTAGE, at(90), at(150)),
                        tuple(PARTIAL_OUTAGE, at(150), at(160)));
        assertThat(only().impacts()).extracting(Impact::level).containsExactly(MAJOR_OUTAGE);
    }

    @Test
    void aCheckConfirmedLaterMayHaveFailedEarlier() {
        scene.check("app-api", "app");
        scene.configure("second");
        scene.turn("app-api", Verdict.UP, at(60));
        scene.advance(60);
        scene.turn("app-front", Verdict.DOWN, at(90));
        scene.turn("app-api", Verdict.DOWN, at(70));
        assertThat(scene.ledger("app"))
                .extracting(Outage::level, Outage::start, Outage::end)
                .containsExactly(
                        tuple(PARTIAL_OUTAGE, at(70), at(90)), tuple(MAJOR_OUTAGE, at(90), null));
    }

    @Test
    void timeThatNobodySawIsUnknownAndEndsTheFaultThere() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.advance(60);
        scene.turn("app-front", Verdict.UNKNOWN, at(100));
        assertThat(scene.ledger())
                .filteredOn(each ->
                        each.component().value().equals("app") && each.start().isAfter(at(1)))
                .extracting(Outage::level, Outage::start, Outage::end)
                .containsExactly(
                        tuple(MAJOR_OUTAGE, at(30), at(100)), tuple(Level.UNKNOWN, at(100), null));
        assertThat(only().state()).as("not known to be well").isEqualTo(NoticeState.INVESTIGATING);
    }

    @Test
    void onceAPersonHasPostedRecoveryOnlyProposes() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.person(new PostUpdate(only().id(), Scene.update("identified")));
        assertThat(only().authority()).isEqualTo(Notice.Authority.PERSON);
        scene.advance(120);
        scene.turn("app-front", Verdict.UP, at(150));
        assertThat(only().state()).isEqualTo(NoticeState.IDENTIFIED);
        assertThat(only().proposal()).isNotNull();
        assertThat(only().proposal()).extracting("end").isEqualTo(at(150));
        scene.turn("app-front", Verdict.DOWN, at(170));
        assertThat(only().proposal()).as("it no longer holds").isNull();
    }

    @Test
    void aPersonsOwnIncidentIsNotDoubledAndItsEndIsProposed() {
        var own = scene.person(new PostNotice(incident("Trouble", impact("app", MAJOR_OUTAGE))));
        scene.advance(60);
        scene.turn("app-front", Verdict.DOWN, at(80));
        assertThat(only().id()).isEqualTo(own.id());
        assertThat(only().proposal()).isNull();
        scene.advance(60);
        scene.turn("app-front", Verdict.UP, at(170));
        assertThat(only().proposal()).extracting("end").isEqualTo(at(170));
    }

    @Test
    void aNewFaultSoonAfterOpensTheSameIncidentAgain() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.advance(60);
        scene.turn("app-front", Verdict.UP, at(110));
        scene.advance(120);
        scene.turn("app-front", Verdict.DOWN, at(230));
        assertThat(only().state()).isEqualTo(NoticeState.INVESTIGATING);
        assertThat(only().windows()).hasSize(2);
        assertThat(only().updates())
                .extracting(Update::state)
                .containsExactly(
                        NoticeState.INVESTIGATING, NoticeState.RESOLVED, NoticeState.INVESTIGATING);
    }

    @Test
    void aNewFaultLongAfterIsANewIncident() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.advance(60);
        scene.turn("app-front", Verdict.UP, at(110));
        scene.advance(3_600);
        scene.turn("app-front", Verdict.DOWN, at(3_700));
        assertThat(scene.notices()).hasSize(2);
    }

    @Test
    void aFaultThatAPersonCallsOverIsNotAnnouncedAgain() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.person(new PostUpdate(only().id(), Scene.update("resolved")));
        scene.advance(60);
        scene.system(scene.turning(List.of("app-front"), Verdict.DOWN, at(30)));
        assertThat(scene.notices()).hasSize(1);
        assertThat(scene.ledger("app")).as("the ledger goes on").anyMatch(Outage::isOpen);
    }

    @Test
    void theRuleOfTheCheckDecidesWhoSeesIt() {
        scene.check("web-front", "flexo/web", Check.IncidentRule.DRAFT);
        scene.check("app-front", "app", Check.IncidentRule.NONE);
        scene.turn("app-front", Verdict.DOWN, at(30));
        assertThat(scene.notices()).isEmpty();
        scene.turn("web-front", Verdict.DEGRADED, at(30));
        assertThat(only().draft()).isTrue();
        assertThat(only().impacts())
                .extracting(Impact::level)
                .containsExactly(DEGRADED_PERFORMANCE);
        scene.turn("mail-smtp", Verdict.DOWN, at(40));
        assertThat(only().draft()).as("one public check is enough").isFalse();
    }

    @Test
    void plannedWorkOpensNothingAndAFaultThatOutlastsItDoes() {
        var work =
                scene.person(
                        new PostNotice(
                                new NoticeDraft(
                                        NoticeKind.MAINTENANCE,
                                        "Work",
                                        NoticeState.IN_PROGRESS,
                                        List.of(impact("app", Level.UNDER_MAINTENANCE)),
                                        new Planned(
                                                LocalDateTime.parse("2026-03-02T11:00"),
                                                null,
                                                ZoneId.of("Europe/Vienna")),
                                        List.of(),
                                        "Text.",
                                        List.of(),
                                        Audience.PUBLIC,
                                        false,
                                        null)));
        scene.turn("app-front", Verdict.DOWN, at(60));
        assertThat(scene.notices()).hasSize(1);
        scene.advance(60);
        scene.person(new PostUpdate(work.id(), Scene.update("completed")));
        scene.system(new RecordVerdicts(List.of(), List.of(still("app-front")), scene.checks));
        assertThat(scene.notices()).hasSize(2);
        assertThat(scene.notices().getFirst().windows())
                .extracting(Window::start)
                .containsExactly(at(60));
    }

    private CheckState still(String check) {
        return scene.store.read(tx -> tx.checkStates().of(new CheckId(check))).stream()
                .map(state ->
                        new CheckState(
                                state.check(),
                                null,
                                state.location(),
                                state.verdict(),
                                state.since(),
                                state.candidate(),
                                state.run(),
                                null,
                                scene.time.now(),
                                ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void resultsOfARemovedCheckAreLeftOut() {
        var late = scene.turning(List.of("app-front"), Verdict.DOWN, at(30));
        var without = new RecordVerdicts(PageId.MAIN, Map.of(), late.states(), late.turns());
        assertThat(scene.system(without).turned()).isZero();
        assertThat(scene.notices()).isEmpty();
    }
}
