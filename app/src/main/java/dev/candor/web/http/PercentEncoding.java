package dev.candor.web.http;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict percent-decoding (RFC 3986 §2.1) of UTF-8. A plus sign means itself. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * The decoded text, or null when {@code raw} has a {@code %} without two hexadecimal digits, a
     * character outside ASCII, or bytes that are not UTF-8.
     */
    public static @Nullable String decode(String raw) {
        var bytes = new byte[raw.length()];
        var length = 0;
        for (var i = 0; i < raw.length(); i++) {
            var character = raw.charAt(i);
            if (character > 127) {
                return null;
            }
            if (character == '%') {
                var value = hexadecimal(raw, i + 1);
                if (value < 0) {
                    return null;
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else {
                bytes[length++] = (byte) character;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static int hexadecimal(String raw, int at) {
        if (at + 2 > raw.length()) {
            return -1;
        }
        var high = Character.digit(raw.charAt(at), 16);
        var low = Character.digit(raw.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
