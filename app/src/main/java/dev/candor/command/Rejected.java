package dev.candor.command;

import dev.candor.model.Problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command does not apply; nothing of it has been kept. Carries what a person needs to mend it.
 */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause kind;
    private final transient List<Problem> problems;

    /** Which sort of refusal. */
    public enum Cause {
        /** The input is wrong: see the problems. */
        INVALID,
        /** What it names does not exist. */
        NOT_FOUND,
        /** It does not fit what is stored now. */
        CONFLICT
    }

    /** A refusal with at least one problem. */
    public Rejected(Cause kind, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** A refusal for one reason. */
    public Rejected(Cause kind, Problem problem) {
        this(kind, List.of(problem));
    }

    /** Which sort of refusal. */
    public Cause kind() {
        return kind;
    }

    /** What is wrong; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
