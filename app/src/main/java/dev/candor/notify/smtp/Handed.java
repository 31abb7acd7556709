package dev.candor.notify.smtp;

/** What came of handing one message to relays. */
public sealed interface Handed {
    /** How far the exchange had come. */
    enum Stage {
        /** The sender was named. */
        SENDER,
        /** The recipient was named. */
        RECIPIENT,
        /** The message was announced or sent. */
        CONTENT
    }

    /**
     * The server has it.
     *
     * @param relay which
     * @param reply what it said
     */
    record Taken(String relay, Reply reply) implements Handed {}

    /**
     * The server does not want it, or not now.
     *
     * @param relay which
     * @param stage when it said so
     * @param reply what it said
     */
    record Declined(String relay, Stage stage, Reply reply) implements Handed {}

    /**
     * The connection ended after the last byte of the message and before the answer: it may have
     * been taken.
     *
     * @param relay which
     * @param why in one line
     */
    record Uncertain(String relay, String why) implements Handed {}

    /**
     * No server took it, and it is not this message's fault.
     *
     * @param why in one line, of each relay
     */
    record NoRelay(String why) implements Handed {}

    /** Each relay that answers is too old for the letters in this address (RFC 6531). */
    record NoUtf8() implements Handed {}
}
