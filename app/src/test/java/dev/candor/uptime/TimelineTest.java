package dev.candor.uptime;

import static dev.candor.uptime.Ledgers.NOTICE;
import static dev.candor.uptime.Ledgers.at;
import static dev.candor.uptime.Ledgers.component;
import static dev.candor.uptime.Ledgers.id;
import static dev.candor.uptime.Ledgers.onAndOff;
import static dev.candor.uptime.Ledgers.person;
import static dev.candor.uptime.Ledgers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Component;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TimelineTest {
    private static final Level OK = Level.OPERATIONAL;
    private static final Level UNKNOWN = Level.UNKNOWN;
    private static final Level WORK = Level.UNDER_MAINTENANCE;
    private static final Level SLOW = Level.DEGRADED_PERFORMANCE;
    private static final Level PARTIAL = Level.PARTIAL_OUTAGE;
    private static final Level DOWN = Level.MAJOR_OUTAGE;

    @Test
    void withoutAnyIntervalAComponentIsWell() {
        assertThat(story("app", List.of(component("app")))).isEqualTo("0 OPERATIONAL");
    }

    @Test
    void theWorstOfWhatTheChecksSawCounts() {
        assertThat(
                        app(
                                probe("app", SLOW, 10, 40),
                                probe("app", DOWN, 20, 30),
                                probe("app", PARTIAL, 25, 35)))
                .isEqualTo(
                        "0 OPERATIONAL, 10 DEGRADED_PERFORMANCE, 20 MAJOR_OUTAGE, 30"
                                + " PARTIAL_OUTAGE, 35 DEGRADED_PERFORMANCE, 40 OPERATIONAL");
    }

    @Test
    void whileNobodyLookedNothingSeenCounts() {
        assertThat(app(probe("app", DOWN, 10, 40), probe("app", UNKNOWN, 20, 30)))
                .isEqualTo(
                        "0 OPERATIONAL, 10 MAJOR_OUTAGE, 20 UNKNOWN, 30 MAJOR_OUTAGE, 40"
                                + " OPERATIONAL");
    }

    @Test
    void wherePersonsHaveSpokenTheWorstOfTheirWordsCounts() {
        assertThat(
                        app(
                                probe("app", DOWN, 10, 40),
                                probe("app", UNKNOWN, 15, 20),
                                person("app", SLOW, 12, 30),
                                person("app", PARTIAL, 25, 35)))
                .isEqualTo(
                        "0 OPERATIONAL, 10 MAJOR_OUTAGE, 12 DEGRADED_PERFORMANCE, 25"
                                + " PARTIAL_OUTAGE, 35 MAJOR_OUTAGE, 40 OPERATIONAL");
    }

    @Test
    void aPersonCanSayThatItDidNotHappen() {
        assertThat(app(probe("app", DOWN, 10, 40), person("app", OK, 10, 40)))
                .isEqualTo("0 OPERATIONAL");
    }

    @Test
    void whatANoticeHasOverriddenNoLongerCountsEvenOutsideItsWindow() {
        var overridden = probe("app", DOWN, 10, 40).withOverriddenBy(NOTICE);
        assertThat(app(overridden, person("app", DOWN, 12, 20)))
                .isEqualTo("0 OPERATIONAL, 12 MAJOR_OUTAGE, 20 OPERATIONAL");
        assertThat(app(overridden.withOverriddenBy(null)))
                .isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE, 40 OPERATIONAL");
    }

    @Test
    void thatNobodyLookedCannotBeOverridden() {
        assertThat(app(probe("app", UNKNOWN, 10, 20).withOverriddenBy(NOTICE)))
                .isEqualTo("0 OPERATIONAL, 10 UNKNOWN, 20 OPERATIONAL");
    }

    @Test
    void whatANoticeHasAdoptedStillCounts() {
        assertThat(app(probe("app", DOWN, 10, 40).withNotice(NOTICE)))
                .isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE, 40 OPERATIONAL");
    }

    @Test
    void whatLastsGoesOn() {
        assertThat(app(probe("app", DOWN, 10, null))).isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE");
    }

    @Test
    void intervalsThatTouchLeaveNoGapAndEmptyOnesNoTrace() {
        assertThat(
                        app(
                                probe("app", DOWN, 10, 20),
                                probe("app", DOWN, 20, 30),
                                probe("app", SLOW, 50, 50)))
                .isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE, 30 OPERATIONAL");
    }

    @Test
    void whatCameAndWentIsReportedApart() {
        var timeline =
                timeline(
                        List.of(component("app")),
                        onAndOff("app", DOWN, 10, 40),
                        probe("app", DOWN, 20, 30),
                        onAndOff("app", WORK, 50, 60));
        assertThat(story(timeline, "app"))
                .isEqualTo(
                        "0 OPERATIONAL, 10 OPERATIONAL~, 20 MAJOR_OUTAGE, 30 OPERATIONAL~,"
                                + " 40 OPERATIONAL");
    }

    @Test
    void plannedWorkThatCoversAnOutageIsReported() {
        var timeline =
                timeline(
                        List.of(component("app")),
                        person("app", WORK, 10, 40),
                        probe("app", DOWN, 20, 30).withOverriddenBy(NOTICE),
                        person("app", DOWN, 35, 50));
        assertThat(story(timeline, "app"))
                .isEqualTo(
                        "0 OPERATIONAL, 10 UNDER_MAINTENANCE, 20 UNDER_MAINTENANCE+,"
                                + " 30 UNDER_MAINTENANCE, 35 MAJOR_OUTAGE+, 40 MAJOR_OUTAGE,"
                                + " 50 OPERATIONAL");
    }

    @Test
    void aMembersIntervalIsNotItsComponents() {
        var ofMember =
                new Outage(
                        0,
                        id("app"),
                        "shop.example.com",
                        DOWN,
                        at(10),
                        null,
                        Precision.EXACT,
                        Outage.Source.PROBE,
                        null,
                        null,
                        null);
        assertThat(app(ofMember)).isEqualTo("0 OPERATIONAL");
    }

    @Test
    void aGroupIsWhatItsChildrenAreAndItsOwnIntervals() {
        var tree =
                List.of(
                        component("web"),
                        component("web/a", "web", Requirement.None.CHILDREN),
                        component("web/b", "web", Requirement.None.CHILDREN));
        assertThat(
                        story(
                                "web",
                                tree,
                                probe("web/a", DOWN, 10, 40),
                                probe("web/b", DOWN, 20, 30),
                                probe("web", DOWN, 35, 50),
                                probe("web", SLOW, 60, 70)))
                .isEqualTo(
                        "0 OPERATIONAL, 10 PARTIAL_OUTAGE, 20 MAJOR_OUTAGE, 30 PARTIAL_OUTAGE,"
                                + " 35 MAJOR_OUTAGE, 50 OPERATIONAL, 60 DEGRADED_PERFORMANCE,"
                                + " 70 OPERATIONAL");
    }

    @Test
    void aPersonsWordOnTheGroupIsTheGroupsWord() {
        var tree = List.of(component("web"), component("web/a", "web", Requirement.None.CHILDREN));
        assertThat(story("web", tree, probe("web/a", DOWN, 10, 40), person("web", SLOW, 20, 30)))
                .isEqualTo(
                        "0 OPERATIONAL, 10 MAJOR_OUTAGE, 20 DEGRADED_PERFORMANCE, 30 MAJOR_OUTAGE,"
                                + " 40 OPERATIONAL");
    }

    @Test
    void aPairIsDownOnlyWhenBothAre() {
        var tree =
                List.of(
                        component("db", null, new Requirement.Any(List.of())),
                        component("db/a", "db", Requirement.None.CHILDREN),
                        component("db/b", "db", Requirement.None.CHILDREN));
        assertThat(
                        story(
                                "db",
                                tree,
                                probe("db/a", DOWN, 10, 30),
                                probe("db/b", DOWN, 20, 40),
                                onAndOff("db/a", DOWN, 35, 60)))
                .isEqualTo(
                        "0 OPERATIONAL, 20 MAJOR_OUTAGE, 30 OPERATIONAL, 35 OPERATIONAL~,"
                                + " 40 OPERATIONAL");
    }

    @Test
    void aComponentMayRequireOthersThanItsChildren() {
        var tree =
                List.of(
                        component("shop", null, new Requirement.All(List.of(id("db"), id("db")))),
                        component("shop/a", "shop", Requirement.None.CHILDREN),
                        component("db"));
        assertThat(story("shop", tree, probe("shop/a", DOWN, 5, 9), probe("db", DOWN, 10, 20)))
                .isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE, 20 OPERATIONAL");
    }

    @Test
    void aPartThatIsNamedTwiceCountsOnce() {
        var parts = List.of(id("a"), id("a"), id("b"));
        var tree =
                List.of(
                        component("pool", null, new Requirement.AtLeast(2, parts)),
                        component("a"),
                        component("b"));
        assertThat(story("pool", tree, probe("b", DOWN, 10, 20)))
                .isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE, 20 OPERATIONAL");
    }

    @Test
    void aPartCountsOnlyWhileItIsConfigured() {
        var tree =
                List.of(
                        component("web"),
                        component("web/a", "web", Requirement.None.CHILDREN),
                        component("web/old", "web", Requirement.None.CHILDREN, at(20), at(30)),
                        component("web/never", "web", Requirement.None.CHILDREN, at(5), at(5)));
        assertThat(
                        story(
                                "web",
                                tree,
                                probe("web/old", DOWN, 10, 40),
                                probe("web/never", DOWN, 0, 99)))
                .isEqualTo("0 OPERATIONAL, 20 PARTIAL_OUTAGE, 30 OPERATIONAL");
    }

    @Test
    void aCircleIsCutWhereItCloses() {
        var tree =
                List.of(
                        component("a", null, new Requirement.All(List.of(id("b")))),
                        component("b", null, new Requirement.All(List.of(id("a")))));
        assertThat(story("a", tree, probe("b", DOWN, 10, 20)))
                .isEqualTo("0 OPERATIONAL, 10 MAJOR_OUTAGE, 20 OPERATIONAL");
    }

    @Test
    void plannedWorkOnAPartThatOverlapsAFaultIsTheGroupsWhenItIsAffected() {
        var tree =
                List.of(
                        component("web"),
                        component("web/a", "web", Requirement.None.CHILDREN),
                        component("web/b", "web", Requirement.None.CHILDREN));
        assertThat(
                        story(
                                "web",
                                tree,
                                person("web/a", WORK, 10, 40),
                                probe("web/a", DOWN, 20, 30),
                                person("web", OK, 25, 27)))
                .isEqualTo(
                        "0 OPERATIONAL, 10 UNDER_MAINTENANCE, 20 UNDER_MAINTENANCE+, 25"
                                + " OPERATIONAL, 27 UNDER_MAINTENANCE+, 30 UNDER_MAINTENANCE, 40"
                                + " OPERATIONAL");
    }

    @Test
    void beforeAndAfterItsLifeNothingIsKnown() {
        var timeline =
                timeline(
                        List.of(component("app", null, Requirement.None.CHILDREN, at(10), at(50))),
                        probe("app", DOWN, 0, 20));
        assertThat(timeline.levelAt(id("app"), at(9))).isEqualTo(UNKNOWN);
        assertThat(timeline.levelAt(id("app"), at(10))).isEqualTo(DOWN);
        assertThat(timeline.levelAt(id("app"), at(20))).isEqualTo(OK);
        assertThat(timeline.levelAt(id("app"), at(50))).isEqualTo(UNKNOWN);
        assertThat(timeline.steps(id("app"), at(0), at(90)))
                .containsExactly(
                        new Step(at(10), at(20), DOWN, DOWN, false),
                        new Step(at(20), at(50), OK, OK, false));
        assertThat(timeline.steps(id("app"), at(60), at(90))).isEmpty();
        assertThat(timeline.steps(id("app"), at(30), at(20))).isEmpty();
    }

    @Test
    void anUnknownComponentIsRefused() {
        var timeline = timeline(List.of(component("app")), probe("gone", DOWN, 1, 2));
        assertThat(timeline.components()).extracting(Component::id).containsExactly(id("app"));
        assertThatThrownBy(() -> timeline.levelAt(id("gone"), at(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no component gone");
    }

    private static String app(Outage... ledger) {
        return story("app", List.of(component("app")), ledger);
    }

    private static Timeline timeline(List<Component> components, Outage... ledger) {
        return Timeline.of(components, List.of(ledger));
    }

    private static String story(String id, List<Component> components, Outage... ledger) {
        return story(timeline(components, ledger), id);
    }

    /** Each step as minute and level; ~ where a fault came and went, + where work met a fault. */
    private static String story(Timeline timeline, String id) {
        return String.join(
                ", ",
                timeline.steps(id(id), at(0), at(100)).stream()
                        .map(step ->
                                minute(step.start())
                                        + " "
                                        + step.level()
                                        + (step.isIntermittent() ? "~" : "")
                                        + (step.maintenanceOverlap() ? "+" : ""))
                        .toList());
    }

    private static long minute(Instant instant) {
        return Duration.between(at(0), instant).toMinutes();
    }
}
