package dev.candor.notify.smtp;

/**
 * From whom and to whom a message goes, as servers are told.
 *
 * @param from where it comes back to; empty for nowhere
 * @param to whom; its domain in ASCII
 */
public record Envelope(String from, String to) {
    /**
     * @throws IllegalArgumentException when an address could be more than one in a command
     */
    public Envelope {
        if (!isSafe(from) || !isSafe(to) || to.isEmpty()) {
            throw new IllegalArgumentException("an address holds what no address can hold");
        }
    }

    /** Neither an address nor a command can hold spaces, control characters or brackets. */
    private static boolean isSafe(String address) {
        for (var i = 0; i < address.length(); i++) {
            var letter = address.charAt(i);
            if (letter <= ' ' || letter == '<' || letter == '>' || letter == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether only a server with SMTPUTF8 (RFC 6531) can take it. */
    boolean needsUtf8() {
        return !isAscii(from) || !isAscii(to);
    }

    private static boolean isAscii(String address) {
        for (var i = 0; i < address.length(); i++) {
            if (address.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
