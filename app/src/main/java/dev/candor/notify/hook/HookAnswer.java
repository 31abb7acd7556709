package dev.candor.notify.hook;

import org.jspecify.annotations.Nullable;

/** What came of a request. */
sealed interface HookAnswer {
    /**
     * There is an answer.
     *
     * @param status the HTTP status
     * @param retryAfter the header of that name, or null
     * @param body its beginning
     */
    record Answered(int status, @Nullable String retryAfter, String body) implements HookAnswer {
        /** The same with another body. */
        Answered withBody(String other) {
            return new Answered(status, retryAfter, other);
        }
    }

    /**
     * There is none.
     *
     * @param trouble why, by kind
     * @param why in one line, without secrets
     */
    record Failed(Trouble trouble, String why) implements HookAnswer {}

    /** What can go wrong before an answer is there. */
    enum Trouble {
        /** The name has no address, or nobody could be asked. */
        NAME,
        /** The address is not one that may be reached. */
        FORBIDDEN,
        /** No connection, or no trust in the other side. */
        CONNECTION,
        /** The request was sent, and no whole answer came. */
        ANSWER
    }
}
