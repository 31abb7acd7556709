package dev.candor.judge;

import dev.candor.judge.IncidentView.Finding;
import dev.candor.model.Check.IncidentRule;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what the checks' view of one group means for its automatic incident: one fault is one
 * notice, however many checks see it. Pure.
 */
public final class IncidentJudge {
    /** How long after it was closed an automatic incident is opened again by a new failure. */
    public static final Duration REOPEN_WITHIN = Duration.ofMinutes(10);

    private IncidentJudge() {}

    /**
     * What to do. A component in planned maintenance, or whose rule is {@code NONE}, opens and
     * joins nothing. What a person leads is never changed: once all has recovered it is proposed,
     * one time, to resolve it; and when a person has closed it, a new failure is a new incident.
     * Closing needs every component of the incident to be known to be well, and no other one that
     * takes part to fail; one of those that nobody can see now does not keep it open.
     */
    public static IncidentDecision decide(IncidentView view) {
        var failing = view.findings().stream().filter(IncidentJudge::opens).toList();
        var incident = view.incident();
        if (incident == null || isLongOver(incident, view.now())) {
            return failing.isEmpty() ? nothing("Nothing is failing.") : open(failing);
        }
        var byPerson = incident.authority() == Notice.Authority.PERSON;
        if (incident.state().isClosed()) {
            if (failing.isEmpty()) {
                return nothing("It is over, and nothing is failing.");
            }
            return byPerson ? open(failing) : reopen(incident, failing);
        }
        var recovery = Recovery.of(incident, view);
        return byPerson ? besidePerson(incident, recovery) : led(incident, failing, recovery);
    }

    private static IncidentDecision led(Notice incident, List<Finding> failing, Recovery recovery) {
        if (!failing.isEmpty()) {
            return join(incident, failing);
        }
        return recovery.isComplete()
                ? new IncidentDecision.Close(recovery.end(), "All of it works again.")
                : nothing(recovery.obstacle());
    }

    private static IncidentDecision besidePerson(Notice incident, Recovery recovery) {
        if (!recovery.isComplete()) {
            return new IncidentDecision.Nothing(
                    "A person leads it. " + recovery.obstacle(), incident.proposal() != null);
        }
        return incident.proposal() == null
                ? new IncidentDecision.Propose(
                        recovery.end(), "All of it works again; a person leads the incident.")
                : nothing("It was already proposed to the person who leads it.");
    }

    private static IncidentDecision open(List<Finding> failing) {
        var impacts = merged(List.of(), failing);
        return new IncidentDecision.Open(
                impacts, start(failing), isDraft(true, failing), failed(failing));
    }

    private static IncidentDecision reopen(Notice incident, List<Finding> failing) {
        return new IncidentDecision.Reopen(
                merged(incident.impacts(), failing),
                start(failing),
                isDraft(incident.draft(), failing),
                failed(failing) + " It was resolved less than ten minutes ago.");
    }

    private static IncidentDecision join(Notice incident, List<Finding> failing) {
        var impacts = merged(incident.impacts(), failing);
        var draft = isDraft(incident.draft(), failing);
        if (impacts.equals(incident.impacts()) && draft == incident.draft()) {
            return nothing("It says already what is failing.");
        }
        return new IncidentDecision.Join(impacts, start(failing), draft, failed(failing));
    }

    private static boolean opens(Finding finding) {
        return finding.level().isFault()
                && finding.rule() != IncidentRule.NONE
                && !finding.inMaintenance();
    }

    private static boolean isLongOver(Notice incident, Instant now) {
        return incident.state().isClosed()
                && !incident.changedAt().plus(REOPEN_WITHIN).isAfter(now);
    }

    /** One check that may speak in public is enough. */
    private static boolean isDraft(boolean before, List<Finding> failing) {
        return before
                && failing.stream().noneMatch(finding -> finding.rule() == IncidentRule.PUBLISH);
    }

    private static Instant start(List<Finding> failing) {
        return failing.stream().map(Finding::since).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** What was said before, made worse where it is worse now, then what is new. */
    private static List<Impact> merged(List<Impact> before, List<Finding> failing) {
        Map<ComponentId, Impact> merged = new LinkedHashMap<>();
        before.forEach(impact -> merged.put(impact.component(), impact));
        for (var finding : failing) {
            merged.merge(
                    finding.component(),
                    new Impact(finding.component(), finding.level(), null),
                    (said, seen) ->
                            new Impact(
                                    said.component(),
                                    Level.worse(said.level(), seen.level()),
                                    said.note()));
        }
        return new ArrayList<>(merged.values());
    }

    private static String failed(List<Finding> failing) {
        var first = failing.getFirst().name();
        var more = failing.size() - 1;
        return more == 0 ? first + " is failing." : first + " and " + more + " more are failing.";
    }

    private static IncidentDecision nothing(String reason) {
        return new IncidentDecision.Nothing(reason, false);
    }

    /**
     * How far an open incident's components have recovered.
     *
     * @param obstacle what is still in the way, in one sentence; empty when nothing is
     * @param end when the last of them recovered
     */
    private record Recovery(String obstacle, Instant end) {
        static Recovery of(Notice incident, IncidentView view) {
            var named =
                    incident.impacts().stream().map(Impact::component).collect(Collectors.toSet());
            var obstacle =
                    view.findings().stream()
                            .filter(finding -> isInTheWay(finding, named))
                            .map(Recovery::sentence)
                            .findFirst()
                            .orElse("");
            var end =
                    view.findings().stream()
                            .filter(finding -> named.contains(finding.component()))
                            .map(Finding::since)
                            .max(Comparator.naturalOrder())
                            .orElse(view.now());
            var start =
                    incident.windows().stream()
                            .map(Window::start)
                            .min(Comparator.naturalOrder())
                            .orElse(end);
            return new Recovery(obstacle, end.isBefore(start) ? start : end);
        }

        boolean isComplete() {
            return obstacle.isEmpty();
        }

        private static boolean isInTheWay(Finding finding, Set<ComponentId> named) {
            return named.contains(finding.component())
                    ? finding.level().isFault() || finding.level() == Level.UNKNOWN
                    : opens(finding);
        }

        private static String sentence(Finding finding) {
            return finding.level() == Level.UNKNOWN
                    ? "The state of " + finding.name() + " is not known."
                    : finding.name() + " is still failing.";
        }
    }
}
