package dev.candor.command;

import dev.candor.model.Update;

import java.util.Set;

/** What the program itself writes when a maintenance goes on by the clock. */
public final class ClockWords {
    static final String BEGUN = "The planned time has come: the work is under way.";
    static final String CHECKING =
            "The planned end has come. The work is being checked; we will say here when it is"
                    + " done.";

    private static final Set<String> ALL = Set.of(BEGUN, CHECKING);

    private ClockWords() {}

    /** Whether nobody wrote an update: messages say the same in their readers' language. */
    public static boolean are(Update update) {
        return ALL.contains(update.body());
    }
}
