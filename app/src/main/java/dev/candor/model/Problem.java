package dev.candor.model;

/**
 * One thing wrong with an input, for a person: where, what, and what to do about it.
 *
 * @param where the place, such as {@code candor.yaml:12:5 checks[2].every} or {@code
 *     /notices/3/windows/0/end}; empty when it is the input as a whole
 * @param what what is wrong, in one sentence without a full stop
 * @param todo what to do, or empty
 */
public record Problem(String where, String what, String todo) {
    /** One line for a terminal or a log. */
    @Override
    public String toString() {
        return (where.isEmpty() ? "" : where + ": ") + what + (todo.isEmpty() ? "" : "; " + todo);
    }
}
