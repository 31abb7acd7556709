package dev.candor.notify.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The quoted-printable encoding (RFC 2045, section 6.7): lines of at most 76 characters, whatever
 * the text. What some servers would change on the way ({@code .} and {@code From } at the beginning
 * of a line) is encoded too. Confined to one thread.
 */
final class QuotedPrintable {
    private static final int LONGEST_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
    private static final byte[] HARD_BREAK = {'\r', '\n'};

    private final ByteArrayOutputStream out;
    private int column;

    private QuotedPrintable(int size) {
        out = new ByteArrayOutputStream(size);
    }

    /** A whole text. */
    static byte[] encode(String text) {
        return piece(text, true);
    }

    /**
     * A piece of a text, from the beginning of a line.
     *
     * @param last whether nothing follows; else the line is left so that the next piece begins one
     */
    static byte[] piece(String text, boolean last) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var encoder = new QuotedPrintable(bytes.length + bytes.length / 8 + 16);
        for (var i = 0; i < bytes.length; i++) {
            encoder.put(bytes, i);
        }
        if (!last && encoder.column > 0) {
            encoder.out.writeBytes(SOFT_BREAK);
        }
        return encoder.out.toByteArray();
    }

    private void put(byte[] bytes, int at) {
        var octet = bytes[at];
        if (octet == '\n') {
            out.writeBytes(HARD_BREAK);
            column = 0;
        } else if (octet == '\r') {
            if (at + 1 >= bytes.length || bytes[at + 1] != '\n') {
                escaped(octet);
            }
        } else if (isPlain(octet) && !isAtRisk(bytes, at)) {
            room(1);
            out.write(octet);
            column++;
        } else {
            escaped(octet);
        }
    }

    private static boolean isPlain(byte octet) {
        return octet >= ' ' && octet <= '~' && octet != '=';
    }

    /** A space at a line's end, a dot or a {@code From} at its beginning. */
    private boolean isAtRisk(byte[] bytes, int at) {
        var octet = bytes[at];
        if (octet == ' ') {
            return at + 1 == bytes.length || bytes[at + 1] == '\n' || bytes[at + 1] == '\r';
        }
        // A soft break may put any letter at the beginning of a line.
        return (octet == '.' || octet == 'F') && (column == 0 || column >= LONGEST_LINE - 1);
    }

    private void escaped(byte octet) {
        room(3);
        out.write('=');
        out.write(HEX[octet >> 4 & 0xf]);
        out.write(HEX[octet & 0xf]);
        column += 3;
    }

    /** Breaks the line unless that much fits before the sign of a soft break. */
    private void room(int needed) {
        if (column + needed > LONGEST_LINE - 1) {
            out.writeBytes(SOFT_BREAK);
            column = 0;
        }
    }
}
