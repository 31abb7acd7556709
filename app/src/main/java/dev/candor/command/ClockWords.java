package dev.candor.command;

import dev.candor.model.Update;

import java.util.Set;

/** What the program itself writes when a maintenance goes on by the clock. */
public final class ClockWords {
    static final String BEGUN = "The planned time has come: the work is under way.";
    static final String CHECKING =
            "The planned end has come. Whether all is done is being checked; we will say here when"
                    + " it is.";

    /** What earlier versions wrote at a planned end, and what therefore may be on record. */
    private static final String CHECKING_BEFORE =
            "The planned end has come. The work is being checked; we will say here when it is"
                    + " done.";

    private static final Set<String> ALL = Set.of(BEGUN, CHECKING, CHECKING_BEFORE);

    private ClockWords() {}

    /** Whether nobody wrote an update: messages say the same in their readers' language. */
    public static boolean are(Update update) {
        return ALL.contains(update.body());
    }

    /** Whether what was said last of a maintenance is that its planned end came. */
    public static boolean end(String body) {
        return body.endsWith(CHECKING) || body.endsWith(CHECKING_BEFORE);
    }
}
