package dev.candor.notify.smtp;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * From whom and to whom a message goes, as servers are told.
 *
 * @param from where it comes back to; empty for nowhere
 * @param to whom; its domain in ASCII
 */
public record Envelope(String from, String to) {
    /** Neither an address nor a command can hold these. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\s<>]");

    /**
     * @throws IllegalArgumentException when an address could be more than one in a command
     */
    public Envelope {
        if (UNSAFE.matcher(from).find() || UNSAFE.matcher(to).find() || to.isEmpty()) {
            throw new IllegalArgumentException("an address holds what no address can hold");
        }
    }

    /** Whether only a server with SMTPUTF8 (RFC 6531) can take it. */
    boolean needsUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(from + to);
    }
}
