package dev.candor.probe;

/** What a run is busy with; each has its part in the result's phases. */
enum Stage {
    /** For its turn at the host. */
    WAITING,
    /** Parts of the program are loaded, at their first use. */
    PREPARING,
    /** Name to addresses. */
    RESOLVING,
    /** TCP handshake. */
    CONNECTING,
    /** TLS handshake. */
    SECURING,
    /** The request is sent, the first byte is awaited. */
    ANSWERING,
    /** First byte to last. */
    READING,
    /** What was seen, certificates too, is compared with what must hold. */
    JUDGING;

    /** Whether the time that it takes is ours, and not the target's. */
    boolean isOurs() {
        return switch (this) {
            case WAITING, PREPARING, JUDGING -> true;
            case RESOLVING, CONNECTING, SECURING, ANSWERING, READING -> false;
        };
    }
}
