package dev.candor.notify;

/** A way of reaching people. Thread-safe; called on virtual threads, several at once. */
public interface Channel extends AutoCloseable {
    /** Its name in configuration, API and deliveries. */
    String id();

    /** How many attempts may run at once; at least 1. */
    int width();

    /** At most so many attempts in a second; 0 for as many as there are to make. */
    default int perSecond() {
        return 0;
    }

    /**
     * Makes words of the facts and hands them over, once. Blocks, for a bounded time; never throws
     * for what the other side does.
     */
    SendOutcome send(Outgoing message);

    /**
     * Sends what there is, one after the other, until nothing is left to begin. Blocks like {@link
     * #send}.
     */
    default void sendAll(MessageSource source) {
        for (var next = source.next(); next != null; next = source.next()) {
            source.sent(send(next));
        }
    }

    /** Gives connections free. Idempotent. */
    @Override
    void close();
}
