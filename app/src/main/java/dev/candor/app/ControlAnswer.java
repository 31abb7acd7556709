package dev.candor.app;

import dev.candor.model.Problem;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What became of a {@link ControlRequest}. */
public sealed interface ControlAnswer {
    /** It is done, and durable. */
    record Done(JsonNode data) implements ControlAnswer {}

    /**
     * Nothing of it has been kept.
     *
     * @param problems what is wrong; never empty
     * @param code one of the constants of {@link ControlCodes}, or another for a plain refusal
     */
    record Refused(List<Problem> problems, String code) implements ControlAnswer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
