package dev.candor.web.api;

import dev.candor.model.Problem;

import java.util.List;

/** Ends the handling of a request with a status and a sentence; caught by {@link Api}. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiAnswer answer;

    Refusal(ApiAnswer answer) {
        super("refused with status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Refusal(int status, String detail) {
        this(ApiAnswer.problem(status, detail));
    }

    /** A parameter or header that is wrong. */
    static Refusal parameter(String name, String what, String todo) {
        return new Refusal(invalid(List.of(new Problem(name, what, todo))));
    }

    /** The answer to input that is wrong. */
    static ApiAnswer invalid(List<Problem> problems) {
        return ApiAnswer.problem(400, summary(problems), problems);
    }

    /** The first problem as a sentence, and how many more there are. */
    static String summary(List<Problem> problems) {
        var first = problems.getFirst().toString();
        var more = problems.size() - 1;
        var ending = first.endsWith("?") || first.endsWith(".") ? "" : ".";
        return first + (more == 0 ? ending : " (and " + more + " more, see problems)" + ending);
    }

    ApiAnswer answer() {
        return answer;
    }
}
