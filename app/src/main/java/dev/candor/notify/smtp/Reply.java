package dev.candor.notify.smtp;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server answered (RFC 5321, section 4.2).
 *
 * @param code 200 to 599
 * @param text its lines, joined by a space, printable, at most {@link #LONGEST} characters
 */
public record Reply(int code, String text) {
    /** More of an answer is not kept. */
    public static final int LONGEST = 300;

    private static final Pattern ENHANCED = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]+");

    /** What the lines of an answer come to. */
    static Reply of(int code, Iterable<String> lines) {
        var said = String.join(" ", lines);
        var text =
                isPrintable(said)
                        ? said.strip()
                        : UNPRINTABLE.matcher(said).replaceAll(" ").strip();
        return new Reply(code, text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /** The code of one line. */
    static int code(String line) throws IOException {
        if (line.length() < 3
                || !isDigit(line.charAt(0), '2', '5')
                || !isDigit(line.charAt(1), '0', '5')
                || !isDigit(line.charAt(2), '0', '9')) {
            throw new IOException("the other side does not speak SMTP");
        }
        return Integer.parseInt(line, 0, 3, 10);
    }

    private static boolean isDigit(char letter, char least, char most) {
        return letter >= least && letter <= most;
    }

    private static boolean isPrintable(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The enhanced status code (RFC 3463), where the answer begins with one. */
    public Optional<String> enhanced() {
        var found = ENHANCED.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** It was done. */
    boolean isPositive() {
        return code / 100 == 2;
    }

    /** The server is about to hang up. */
    boolean isClosing() {
        return code == 421;
    }

    /** Not now, perhaps later. */
    public boolean isTemporary() {
        return code / 100 == 4;
    }

    @Override
    public String toString() {
        return text.isEmpty() ? Integer.toString(code) : code + " " + text;
    }
}
