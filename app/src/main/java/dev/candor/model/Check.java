package dev.candor.model;

import java.time.Duration;
import java.util.List;

/**
 * What to observe, how often, and when it counts as failed.
 *
 * @param id its name
 * @param component the component that it speaks for
 * @param target what to probe
 * @param every the interval between two runs; 1 second to 1 day
 * @param timeout when a run that has no answer has failed; 100 ms to 60 s
 * @param failAfter how many failed results in a row make it down; 1 to 100
 * @param recoverAfter how many good results in a row make it up again; 1 to 100
 * @param incident what happens on the page when it turns down
 * @param conditions what must hold; all of them
 */
public record Check(
        CheckId id,
        ComponentId component,
        Target target,
        Duration every,
        Duration timeout,
        int failAfter,
        int recoverAfter,
        IncidentRule incident,
        List<Condition> conditions) {
    public Check {
        conditions = List.copyOf(conditions);
    }

    /** What a failing check does to the public page. */
    public enum IncidentRule {
        /** Opens, or joins, a public incident. */
        PUBLISH,
        /** Opens, or joins, an incident that only operators see until they publish it. */
        DRAFT,
        /** Writes the ledger and nothing else. */
        NONE
    }
}
