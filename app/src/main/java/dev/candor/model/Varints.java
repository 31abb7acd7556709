package dev.candor.model;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Whole numbers from zero up in as few bytes as they need: seven bits a byte, lowest first, the top
 * bit set on all but the last. One reading of one array; confined to one thread.
 */
final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;
    private static final int LAST_SHIFT = 56; // the ninth byte holds the last bits of a long

    private final byte[] bytes;
    private int next;

    /** Will read from the start of {@code bytes}. */
    Varints(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Adds a number to {@code out}. */
    static void write(ByteArrayOutputStream out, long number) {
        var rest = number;
        while (rest > LOW) {
            out.write((int) (rest & LOW) | MORE);
            rest >>>= BITS;
        }
        out.write((int) rest);
    }

    /** Whether everything was read. */
    boolean isAtEnd() {
        return next == bytes.length;
    }

    /** All that was not read yet. */
    byte[] rest() {
        var rest = Arrays.copyOfRange(bytes, next, bytes.length);
        next = bytes.length;
        return rest;
    }

    /**
     * The next number.
     *
     * @throws IllegalArgumentException when the bytes end early, the number has more than 63 bits,
     *     or takes more bytes than it needs
     */
    long read() {
        var number = 0L;
        for (var shift = 0; shift <= LAST_SHIFT; shift += BITS) {
            if (isAtEnd()) {
                throw new IllegalArgumentException("the bytes end in the middle");
            }
            var one = bytes[next];
            next++;
            number |= (long) (one & LOW) << shift;
            if (one >= 0) {
                if (one == 0 && shift > 0) {
                    throw new IllegalArgumentException("a number is longer than it needs to be");
                }
                return number;
            }
        }
        throw new IllegalArgumentException("a number is too large");
    }
}
