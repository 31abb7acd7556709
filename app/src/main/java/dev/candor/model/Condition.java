package dev.candor.model;

import java.time.Duration;

/** What must hold for a result to be good. */
public sealed interface Condition {
    /** What the result is when this does not hold: {@code DOWN} or {@code DEGRADED}. */
    Result.Outcome otherwise();

    /** As written in the configuration, such as {@code status == 200}. */
    String source();

    /** Compares a number or text with what was expected. */
    enum Comparison {
        /** {@code ==} */
        EQUAL,
        /** {@code !=} */
        NOT_EQUAL,
        /** {@code <} */
        LESS,
        /** {@code <=} */
        AT_MOST,
        /** {@code >} */
        GREATER,
        /** {@code >=} */
        AT_LEAST,
        /** {@code contains} */
        CONTAINS,
        /** {@code not contains} */
        NOT_CONTAINS,
        /** {@code matches}: a regular expression found anywhere */
        MATCHES
    }

    /** The HTTP status code; {@code CONTAINS} and the like do not apply. */
    record Status(Comparison comparison, int expected, Result.Outcome otherwise, String source)
            implements Condition {}

    /** From the start of the run to its last byte. */
    record Latency(
            Comparison comparison, Duration expected, Result.Outcome otherwise, String source)
            implements Condition {}

    /** A response header, by name in lower case; several values are joined by {@code ", "}. */
    record Header(
            String name,
            Comparison comparison,
            String expected,
            Result.Outcome otherwise,
            String source)
            implements Condition {}

    /** The first 1 MiB of the body, as text. */
    record Body(Comparison comparison, String expected, Result.Outcome otherwise, String source)
            implements Condition {}

    /** A value inside a JSON body. */
    record Json(
            String path,
            Comparison comparison,
            String expected,
            Result.Outcome otherwise,
            String source)
            implements Condition {}

    /** How long the server's certificate is still valid. */
    record CertificateValid(
            Comparison comparison, Duration expected, Result.Outcome otherwise, String source)
            implements Condition {}
}
