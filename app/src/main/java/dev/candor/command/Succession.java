package dev.candor.command;

import dev.candor.model.Told;

/** Whether somebody who has not been told one thing needs it any more when told another. Pure. */
public final class Succession {
    private Succession() {}

    /**
     * Whether {@code newer} says all that {@code older}, of the same thread, has to say now: each
     * message of a notice tells how things stand. What stands beside the notice's life, such as a
     * postmortem or a late word to those who were told before, replaces nothing and is not
     * replaced.
     */
    public static boolean replaces(Told newer, Told older) {
        return switch (newer) {
            case Told.OfNotice next ->
                    older instanceof Told.OfNotice last
                            && next.occasion().isOfItsLife()
                            && last.occasion().isOfItsLife();
            case Told.OfAlert _ -> older instanceof Told.OfAlert;
            case Told.Digest _, Told.Confirmation _, Told.Stalled _, Told.Test _ -> false;
        };
    }
}
