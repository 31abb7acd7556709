package dev.candor.cli;

import dev.candor.model.Problem;

import java.util.List;

/** A command ends early, for reasons that its user is told; never shown as a stack trace. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<Problem> problems;

    Failure(int exitCode, List<Problem> problems) {
        super(problems.toString());
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    Failure(int exitCode, String what, String todo) {
        this(exitCode, List.of(new Problem("", what, todo)));
    }

    int exitCode() {
        return exitCode;
    }

    List<Problem> problems() {
        return problems;
    }
}
