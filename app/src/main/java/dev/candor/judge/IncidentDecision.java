package dev.candor.judge;

import dev.candor.model.Impact;

import java.time.Instant;
import java.util.List;

/** What has to be done with a group's automatic incident. */
public sealed interface IncidentDecision {
    /** Why, in one sentence. */
    String reason();

    /**
     * Leave everything as it is.
     *
     * @param withdrawsProposal whether a proposal to resolve, made earlier, no longer holds
     */
    record Nothing(String reason, boolean withdrawsProposal) implements IncidentDecision {}

    /**
     * Open a new incident.
     *
     * @param impacts what is failing, in the order of the findings
     * @param since the earliest start among them
     * @param draft whether only operators see it
     */
    record Open(List<Impact> impacts, Instant since, boolean draft, String reason)
            implements IncidentDecision {
        public Open {
            impacts = List.copyOf(impacts);
        }
    }

    /**
     * More is failing, or worse, or it has become public.
     *
     * @param impacts the incident's impacts from now on, all of them
     * @param since the earliest start among what is failing now
     * @param draft whether only operators see it from now on
     */
    record Join(List<Impact> impacts, Instant since, boolean draft, String reason)
            implements IncidentDecision {
        public Join {
            impacts = List.copyOf(impacts);
        }
    }

    /**
     * Resolve it.
     *
     * @param end the first good result of the component that recovered last
     */
    record Close(Instant end, String reason) implements IncidentDecision {}

    /**
     * Suggest to the person who leads it that it is over.
     *
     * @param end the first good result of the component that recovered last
     */
    record Propose(Instant end, String reason) implements IncidentDecision {}

    /**
     * Open again what was closed too early.
     *
     * @param impacts the incident's impacts from now on, all of them
     * @param since the earliest start among what is failing now
     * @param draft whether only operators see it from now on
     */
    record Reopen(List<Impact> impacts, Instant since, boolean draft, String reason)
            implements IncidentDecision {
        public Reopen {
            impacts = List.copyOf(impacts);
        }
    }
}
