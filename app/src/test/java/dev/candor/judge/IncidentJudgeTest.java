package dev.candor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.judge.IncidentDecision.Close;
import dev.candor.judge.IncidentDecision.Join;
import dev.candor.judge.IncidentDecision.Nothing;
import dev.candor.judge.IncidentDecision.Open;
import dev.candor.judge.IncidentDecision.Propose;
import dev.candor.judge.IncidentDecision.Reopen;
import dev.candor.judge.IncidentView.Finding;
import dev.candor.model.Audience;
import dev.candor.model.Check.IncidentRule;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Proposal;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class IncidentJudgeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ComponentId APP = new ComponentId("app");
    private static final ComponentId ADMIN = new ComponentId("admin");

    @Test
    void nothingFailingNeedsNothing() {
        assertThat(decide(null, up(APP, 60))).isEqualTo(nothing("Nothing is failing."));
        assertThat(decide(null)).isEqualTo(nothing("Nothing is failing."));
    }

    @Test
    void aFailureOpensAnIncidentFromItsFirstBadResult() {
        var decision = decide(null, up(ADMIN, 600), down(APP, 40));
        assertThat(decision)
                .isEqualTo(
                        new Open(
                                List.of(impact(APP, Level.MAJOR_OUTAGE)),
                                ago(40),
                                false,
                                "app is failing."));
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"DEGRADED_PERFORMANCE", "PARTIAL_OUTAGE", "MAJOR_OUTAGE"})
    void everyFaultOpensWithItsLevel(Level level) {
        var decision = decide(null, finding(APP, level, 40, IncidentRule.PUBLISH, false));
        assertThat(decision).isInstanceOf(Open.class);
        assertThat(((Open) decision).impacts()).containsExactly(impact(APP, level));
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"OPERATIONAL", "UNKNOWN", "UNDER_MAINTENANCE"})
    void whatIsNoFaultOpensNothing(Level level) {
        assertThat(decide(null, finding(APP, level, 40, IncidentRule.PUBLISH, false)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void twoHundredFailuresOfOneGroupAreOneIncident() {
        var findings =
                IntStream.range(0, 200)
                        .mapToObj(i -> down(new ComponentId("c" + i), 10 + i))
                        .toArray(Finding[]::new);
        var decision = decide(null, findings);
        assertThat(decision).isInstanceOf(Open.class);
        assertThat(((Open) decision).impacts()).hasSize(200);
        assertThat(((Open) decision).since()).isEqualTo(ago(209));
        assertThat(decision.reason()).isEqualTo("c0 and 199 more are failing.");
    }

    @Test
    void plannedMaintenanceOpensNothingAndJoinsNothing() {
        var inMaintenance = finding(APP, Level.MAJOR_OUTAGE, 40, IncidentRule.PUBLISH, true);
        assertThat(decide(null, inMaintenance)).isInstanceOf(Nothing.class);
        assertThat(decide(open(impact(ADMIN, Level.MAJOR_OUTAGE)), inMaintenance, down(ADMIN, 90)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void theRuleOfTheCheckDecidesWhoSeesIt() {
        var quiet = finding(APP, Level.MAJOR_OUTAGE, 40, IncidentRule.NONE, false);
        var draft = finding(ADMIN, Level.MAJOR_OUTAGE, 30, IncidentRule.DRAFT, false);
        assertThat(decide(null, quiet)).isInstanceOf(Nothing.class);
        assertThat(decide(null, quiet, draft))
                .isEqualTo(
                        new Open(
                                List.of(impact(ADMIN, Level.MAJOR_OUTAGE)),
                                ago(30),
                                true,
                                "admin is failing."));
        assertThat(decide(null, draft, down(APP, 10)))
                .isEqualTo(
                        new Open(
                                List.of(
                                        impact(ADMIN, Level.MAJOR_OUTAGE),
                                        impact(APP, Level.MAJOR_OUTAGE)),
                                ago(30),
                                false,
                                "admin and 1 more are failing."));
    }

    @Test
    void oneMoreFailureJoinsTheOpenIncident() {
        var incident = open(impact(APP, Level.MAJOR_OUTAGE));
        assertThat(decide(incident, down(APP, 90), down(ADMIN, 20)))
                .isEqualTo(
                        new Join(
                                List.of(
                                        impact(APP, Level.MAJOR_OUTAGE),
                                        impact(ADMIN, Level.MAJOR_OUTAGE)),
                                ago(90),
                                false,
                                "app and 1 more are failing."));
    }

    @Test
    void aFailureThatGrowsWorseJoinsAndOneThatEasesDoesNot() {
        var slow = finding(APP, Level.DEGRADED_PERFORMANCE, 20, IncidentRule.PUBLISH, false);
        var noted = new Impact(APP, Level.DEGRADED_PERFORMANCE, "mail delayed");
        assertThat(decide(open(noted), down(APP, 20)))
                .isEqualTo(
                        new Join(
                                List.of(new Impact(APP, Level.MAJOR_OUTAGE, "mail delayed")),
                                ago(20),
                                false,
                                "app is failing."));
        assertThat(decide(open(impact(APP, Level.MAJOR_OUTAGE)), slow))
                .isEqualTo(nothing("It says already what is failing."));
    }

    @Test
    void aDraftIsPublishedWhenACheckThatMayDoSoFails() {
        var draft = open(impact(ADMIN, Level.MAJOR_OUTAGE)).toBuilder().draft(true).build();
        var draftOnly = finding(ADMIN, Level.MAJOR_OUTAGE, 90, IncidentRule.DRAFT, false);
        assertThat(decide(draft, draftOnly)).isInstanceOf(Nothing.class);
        var joined = decide(draft, draftOnly, down(APP, 20));
        assertThat(joined).isInstanceOf(Join.class);
        assertThat(((Join) joined).draft()).isFalse();
        assertThat(decide(draft, down(ADMIN, 90))).isInstanceOf(Join.class);
        var more = finding(APP, Level.MAJOR_OUTAGE, 20, IncidentRule.DRAFT, false);
        assertThat(((Join) decide(draft, draftOnly, more)).draft()).isTrue();
    }

    @Test
    void whenAllHaveRecoveredItClosesWithTheFirstGoodResultOfTheLast() {
        var incident = open(impact(APP, Level.MAJOR_OUTAGE), impact(ADMIN, Level.MAJOR_OUTAGE));
        assertThat(decide(incident, up(APP, 50), up(ADMIN, 30), up(new ComponentId("www"), 5)))
                .isEqualTo(new Close(ago(30), "All of it works again."));
    }

    @Test
    void theEndIsNeverBeforeTheStart() {
        var incident = open(impact(APP, Level.MAJOR_OUTAGE));
        assertThat(decide(incident, up(APP, 86_400)))
                .isEqualTo(
                        new Close(incident.windows().getFirst().start(), "All of it works again."));
    }

    @Test
    void anIncidentOfComponentsThatAreGoneEndsNow() {
        var gone = open(impact(new ComponentId("gone"), Level.MAJOR_OUTAGE));
        assertThat(decide(gone, up(APP, 50))).isEqualTo(new Close(NOW, "All of it works again."));
    }

    @Test
    void whatItNamesAndNobodySeesBlocksClosingAndNothingElseUnseenDoes() {
        var incident = open(impact(APP, Level.MAJOR_OUTAGE));
        var unseen = finding(ADMIN, Level.UNKNOWN, 10, IncidentRule.PUBLISH, false);
        assertThat(decide(incident, finding(APP, Level.UNKNOWN, 10, IncidentRule.PUBLISH, false)))
                .isEqualTo(nothing("The state of app is not known."));
        assertThat(decide(incident, up(APP, 50), unseen)).isInstanceOf(Close.class);
    }

    @Test
    void whatTakesNoPartBlocksNothing() {
        var incident = open(impact(APP, Level.MAJOR_OUTAGE));
        for (var level : new Level[] {Level.UNKNOWN, Level.MAJOR_OUTAGE}) {
            assertThat(
                            decide(
                                    incident,
                                    up(APP, 50),
                                    finding(ADMIN, level, 9, IncidentRule.NONE, false)))
                    .isInstanceOf(Close.class);
            assertThat(
                            decide(
                                    incident,
                                    up(APP, 50),
                                    finding(ADMIN, level, 9, IncidentRule.PUBLISH, true)))
                    .isInstanceOf(Close.class);
        }
    }

    @Test
    void whatItNamesBlocksClosingEvenDuringMaintenance() {
        var incident = open(impact(APP, Level.MAJOR_OUTAGE));
        assertThat(
                        decide(
                                incident,
                                finding(APP, Level.MAJOR_OUTAGE, 90, IncidentRule.PUBLISH, true)))
                .isEqualTo(nothing("app is still failing."));
        assertThat(decide(incident, finding(APP, Level.MAJOR_OUTAGE, 90, IncidentRule.NONE, false)))
                .isEqualTo(nothing("app is still failing."));
    }

    @Test
    void whatAPersonLeadsIsNeverChangedOnlyProposed() {
        var led = byPerson(open(impact(APP, Level.MAJOR_OUTAGE)));
        assertThat(decide(led, down(APP, 90), down(ADMIN, 20)))
                .isEqualTo(nothing("A person leads it. app is still failing."));
        assertThat(decide(led, up(APP, 30), up(ADMIN, 900)))
                .isEqualTo(
                        new Propose(
                                ago(30), "All of it works again; a person leads the incident."));
    }

    @Test
    void aProposalIsMadeOnceAndWithdrawnByANewFailure() {
        var proposed =
                byPerson(open(impact(APP, Level.MAJOR_OUTAGE))).toBuilder()
                        .proposal(new Proposal(NoticeState.RESOLVED, ago(30), ago(20)))
                        .build();
        assertThat(decide(proposed, up(APP, 30)))
                .isEqualTo(nothing("It was already proposed to the person who leads it."));
        assertThat(decide(proposed, down(APP, 5)))
                .isEqualTo(new Nothing("A person leads it. app is still failing.", true));
        var unknown = finding(APP, Level.UNKNOWN, 5, IncidentRule.PUBLISH, false);
        assertThat(((Nothing) decide(proposed, unknown)).withdrawsProposal()).isTrue();
    }

    @Test
    void whatClosedItselfAMomentAgoIsOpenedAgain() {
        var closed = closed(open(impact(ADMIN, Level.MAJOR_OUTAGE)), Duration.ofMinutes(9));
        assertThat(decide(closed, down(APP, 15)))
                .isEqualTo(
                        new Reopen(
                                List.of(
                                        impact(ADMIN, Level.MAJOR_OUTAGE),
                                        impact(APP, Level.MAJOR_OUTAGE)),
                                ago(15),
                                false,
                                "app is failing. It was resolved less than ten minutes ago."));
        assertThat(decide(closed, up(APP, 15)))
                .isEqualTo(nothing("It is over, and nothing is failing."));
    }

    @Test
    void afterTenMinutesAFailureIsANewIncident() {
        var closed = closed(open(impact(APP, Level.MAJOR_OUTAGE)), Duration.ofMinutes(10));
        assertThat(decide(closed, down(APP, 15))).isInstanceOf(Open.class);
    }

    @Test
    void whatAPersonHasClosedIsNeverOpenedAgain() {
        var closed = byPerson(closed(open(impact(APP, Level.MAJOR_OUTAGE)), Duration.ofMinutes(1)));
        assertThat(decide(closed, down(APP, 15))).isInstanceOf(Open.class);
        assertThat(decide(closed, up(APP, 15))).isInstanceOf(Nothing.class);
    }

    @Test
    void aDraftIsOpenedAgainAsADraft() {
        var closed =
                closed(open(impact(APP, Level.MAJOR_OUTAGE)), Duration.ofMinutes(1)).toBuilder()
                        .draft(true)
                        .build();
        var draft = finding(APP, Level.MAJOR_OUTAGE, 5, IncidentRule.DRAFT, false);
        assertThat(((Reopen) decide(closed, draft)).draft()).isTrue();
        assertThat(((Reopen) decide(closed, down(APP, 5))).draft()).isFalse();
    }

    private static IncidentDecision decide(@Nullable Notice incident, Finding... findings) {
        return IncidentJudge.decide(new IncidentView(incident, Arrays.asList(findings), NOW));
    }

    private static Nothing nothing(String reason) {
        return new Nothing(reason, false);
    }

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    private static Impact impact(ComponentId component, Level level) {
        return new Impact(component, level, null);
    }

    private static Finding up(ComponentId component, long secondsAgo) {
        return finding(component, Level.OPERATIONAL, secondsAgo, IncidentRule.PUBLISH, false);
    }

    private static Finding down(ComponentId component, long secondsAgo) {
        return finding(component, Level.MAJOR_OUTAGE, secondsAgo, IncidentRule.PUBLISH, false);
    }

    private static Finding finding(
            ComponentId component,
            Level level,
            long secondsAgo,
            IncidentRule rule,
            boolean inMaintenance) {
        return new Finding(
                component, component.value(), level, ago(secondsAgo), rule, inMaintenance);
    }

    private static Notice open(Impact... impacts) {
        return new Notice(
                new NoticeId("aaaaaaaaaaaa"),
                PageId.MAIN,
                Audience.PUBLIC,
                NoticeKind.INCIDENT,
                "app is down",
                NoticeState.INVESTIGATING,
                false,
                Notice.Authority.AUTOMATIC,
                List.of(impacts),
                null,
                List.of(Window.of(ago(100), null)),
                List.of(),
                List.of(),
                null,
                "auto:app",
                ago(90),
                ago(90));
    }

    private static Notice byPerson(Notice notice) {
        return notice.toBuilder().authority(Notice.Authority.PERSON).build();
    }

    private static Notice closed(Notice notice, Duration ago) {
        return notice.toBuilder().state(NoticeState.RESOLVED).changedAt(NOW.minus(ago)).build();
    }
}
