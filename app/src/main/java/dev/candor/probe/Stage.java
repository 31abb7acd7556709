package dev.candor.probe;

/** What a run is busy with; each has its part in the result's phases. */
enum Stage {
    /** For its turn at the host. */
    WAITING,
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
    /** What was seen is compared with what must hold. */
    JUDGING
}
