package dev.candor.config;

import dev.candor.model.Problem;

import java.util.List;

/** What reading a configuration file came to. */
public sealed interface Parsed {
    /** It can be used. */
    record Valid(Configuration configuration) implements Parsed {}

    /**
     * It cannot be used.
     *
     * @param problems everything that is wrong with it, from top to bottom; never empty
     */
    record Invalid(List<Problem> problems) implements Parsed {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
