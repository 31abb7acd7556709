package dev.candor.cli;

import tools.jackson.databind.JsonNode;

/** Says what a check of the database found. */
final class CheckReport {
    private CheckReport() {}

    /**
     * Prints the answer, and what does not hold; answers the exit code.
     *
     * @param json whether the answer is wanted as JSON
     * @param said the line before
     */
    static int print(Session session, JsonNode answer, boolean json, String said) {
        var out = session.terminal().out();
        var problems = answer.path("problems");
        if (json) {
            out.println(Json.print(answer));
        } else {
            out.println(said);
            problems.valueStream()
                    .forEach(problem ->
                            out.println(
                                    Json.text(problem, "where")
                                            + ": "
                                            + Json.text(problem, "what")
                                            + "; "
                                            + Json.text(problem, "todo")));
            out.println(
                    problems.isEmpty()
                            ? "All is in order."
                            : problems.size() + " found that must not be.");
        }
        return problems.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
