package dev.candor.notify.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts in header fields (RFC 5322, RFC 2047). Whatever a text holds, it becomes the value of this
 * one field: line ends and control characters turn into spaces, letters beyond ASCII into encoded
 * words.
 */
final class HeaderText {
    private static final int LONGEST_LINE = 76;

    /** Bytes of text in one encoded word of at most 75 characters. */
    private static final int MOST_BYTES = 42;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");

    private HeaderText() {}

    /** An unstructured field, such as the subject: name, value, folded, with its line end. */
    static String unstructured(String name, String text) {
        var line = BREAKS.matcher(text).replaceAll(" ").strip();
        var words = isPlain(line) ? List.of(line.split(" ")) : encoded(line);
        return folded(name, words);
    }

    /** A field of words that are as they should be, folded between them. */
    static String folded(String name, List<String> words) {
        var field = new StringBuilder(name).append(':');
        var column = field.length();
        for (var word : words) {
            if (column + 1 + word.length() > LONGEST_LINE && column > name.length() + 1) {
                field.append("\r\n");
                column = 0;
            }
            field.append(' ').append(word);
            column += 1 + word.length();
        }
        return field.append("\r\n").toString();
    }

    /** The words of a name before an address, as {@link #folded} takes them; none for none. */
    static List<String> phrase(String text) {
        var line = BREAKS.matcher(text).replaceAll(" ").strip();
        if (line.isEmpty()) {
            return List.of();
        }
        if (!isPlain(line)) {
            return encoded(line);
        }
        return ATOMS.matcher(line).matches()
                ? List.of(line.split(" "))
                : List.of("\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    /** Whether it can stand as it is: short words of ASCII that look like no encoded word. */
    private static boolean isPlain(String line) {
        return PLAIN.matcher(line).matches()
                && !line.contains("=?")
                && List.of(line.split(" ")).stream()
                        .allMatch(word -> word.length() < LONGEST_LINE - 16);
    }

    private static List<String> encoded(String line) {
        var words = new ArrayList<String>();
        var bytes = new ByteArrayOutputStream();
        line.codePoints()
                .forEach(point -> {
                    var letter = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                    if (bytes.size() + letter.length > MOST_BYTES) {
                        words.add(word(bytes));
                    }
                    bytes.writeBytes(letter);
                });
        words.add(word(bytes));
        return words;
    }

    private static String word(ByteArrayOutputStream bytes) {
        var word = "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "?=";
        bytes.reset();
        return word;
    }
}
