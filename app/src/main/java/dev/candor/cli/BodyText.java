package dev.candor.cli;

import dev.candor.model.Update;

/** The words of an update: given as they are, or by standard input. */
final class BodyText {
    /** Four bytes for each character that an update may have. */
    private static final int LONGEST = 4 * Update.LONGEST_BODY;

    private BodyText() {}

    /** The words themselves; {@code -} stands for standard input. */
    static String resolve(Session session, String body) {
        return body.equals("-") ? Input.all(session.terminal().in(), LONGEST) : body;
    }
}
