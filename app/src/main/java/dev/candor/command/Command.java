package dev.candor.command;

/**
 * One change of state: validates, applies and journals, all inside the transaction of its {@link
 * Work}.
 *
 * @param <T> what it answers
 */
public interface Command<T> {
    /**
     * Runs the command.
     *
     * @throws Rejected when it does not apply: nothing of it is kept
     */
    T run(Work work);
}
