package dev.candor.app;

import dev.candor.model.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** The server cannot start; nothing of it is left running. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause kind;
    private final transient List<Problem> problems;

    /** What keeps it from starting. */
    public enum Cause {
        /** The configuration file is wrong. */
        CONFIGURATION,
        /** The data folder cannot be used, or is somebody else's. */
        DATA_FOLDER,
        /** It cannot listen where it was told to. */
        ADDRESS
    }

    CannotStart(Cause kind, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    CannotStart(Cause kind, String sentence) {
        this(kind, List.of(new Problem("", sentence, "")));
    }

    /** What keeps it from starting. */
    public Cause kind() {
        return kind;
    }

    /** What is wrong, for people; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
