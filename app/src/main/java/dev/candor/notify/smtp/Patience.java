package dev.candor.notify.smtp;

import java.time.Duration;

/**
 * How long a relay may take. Each bound holds for a whole answer, however slowly it drips.
 *
 * @param connect until a connection stands, its TLS handshake included
 * @param answer until a command is answered
 * @param content until a message is sent and acknowledged
 * @param idle how long an unused connection is kept
 * @param broken for how long a relay that failed is tried last
 */
public record Patience(
        Duration connect, Duration answer, Duration content, Duration idle, Duration broken) {
    /** Shorter than RFC 5321 (section 4.5.3.2) asks: what is not taken is tried again. */
    public static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(3),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30));
}
