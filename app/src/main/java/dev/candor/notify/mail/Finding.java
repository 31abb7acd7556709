package dev.candor.notify.mail;

/**
 * Something that was looked at.
 *
 * @param grade how it is
 * @param what in one line
 * @param todo what to do about it; may be empty
 */
public record Finding(Grade grade, String what, String todo) {
    /** How something is. */
    public enum Grade {
        /** As it should be. */
        GOOD,
        /** Worth a thought. */
        NOTE,
        /** Messages suffer from it. */
        BAD
    }

    static Finding good(String what) {
        return new Finding(Grade.GOOD, what, "");
    }

    static Finding note(String what, String todo) {
        return new Finding(Grade.NOTE, what, todo);
    }

    static Finding bad(String what, String todo) {
        return new Finding(Grade.BAD, what, todo);
    }
}
