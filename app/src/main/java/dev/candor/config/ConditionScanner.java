package dev.candor.config;

import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result.Outcome;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks over the text of one condition from left to right. Confined to one thread. */
final class ConditionScanner {
    /** As written; longer ones before those that they begin with. */
    private static final List<Map.Entry<String, Comparison>> SIGNS =
            List.of(
                    Map.entry("==", Comparison.EQUAL),
                    Map.entry("!=", Comparison.NOT_EQUAL),
                    Map.entry("<=", Comparison.AT_MOST),
                    Map.entry(">=", Comparison.AT_LEAST),
                    Map.entry("<", Comparison.LESS),
                    Map.entry(">", Comparison.GREATER),
                    Map.entry("not contains", Comparison.NOT_CONTAINS),
                    Map.entry("contains", Comparison.CONTAINS),
                    Map.entry("matches", Comparison.MATCHES));

    private static final Pattern SUFFIX = Pattern.compile("\\s+or\\s+(\\S+)\\s*$");
    private static final Map<String, Outcome> OTHERWISE =
            Map.of("degraded", Outcome.DEGRADED, "down", Outcome.DOWN);

    private final String text;
    private int offset;

    ConditionScanner(String text) {
        this.text = text;
        skipSpaces();
    }

    /**
     * What stands behind the comparison.
     *
     * @param offset where it begins
     * @param text without quotes or slashes
     * @param otherwise what the check is when the condition does not hold
     */
    record Value(int offset, String text, Outcome otherwise) {}

    /** The text stops making sense at some character. */
    static final class Misread extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;
        private final String what;
        private final String todo;

        private Misread(int offset, String what, String todo) {
            super(what);
            this.offset = offset;
            this.what = what;
            this.todo = todo;
        }

        int offset() {
            return offset;
        }

        String what() {
            return what;
        }

        String todo() {
            return todo;
        }
    }

    Misread misread(int at, String what, String todo) {
        return new Misread(Math.min(at, text.length()), what, todo);
    }

    int offset() {
        return offset;
    }

    /** The letters that come next. */
    String word() throws Misread {
        var start = offset;
        while (offset < text.length() && Character.isLetter(text.charAt(offset))) {
            offset++;
        }
        var word = text.substring(start, offset);
        if (word.isEmpty()) {
            throw misread(
                    start,
                    text.isBlank() ? "the condition is empty" : "a condition begins with a word",
                    "write 'status == 200', for example");
        }
        skipSpaces();
        return word;
    }

    /** A name in square brackets. */
    String bracketed() throws Misread {
        var end = text.indexOf(']', offset);
        if (offset >= text.length() || text.charAt(offset) != '[' || end < 0) {
            throw misread(
                    offset,
                    "the header's name in square brackets is missing",
                    "write 'header[content-type] contains json', for example");
        }
        var name = text.substring(offset + 1, end).strip();
        offset = end + 1;
        skipSpaces();
        return name;
    }

    /** A JSON path: from {@code $} to the first space that stands in no bracket or quote. */
    String jsonPath() throws Misread {
        var start = offset;
        if (start >= text.length() || text.charAt(start) != '$') {
            throw misread(start, "a JSON path begins with '$'", "write 'json $.status == \"ok\"'");
        }
        var depth = 0;
        var quote = '\0';
        for (; offset < text.length(); offset++) {
            var letter = text.charAt(offset);
            if (quote != '\0') {
                quote = letter == quote ? '\0' : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '[' || letter == '(') {
                depth++;
            } else if (letter == ']' || letter == ')') {
                depth--;
            } else if (depth == 0 && (letter == ' ' || "=!<>".indexOf(letter) >= 0)) {
                break;
            }
        }
        var path = text.substring(start, offset);
        skipSpaces();
        return path;
    }

    /** The comparison, which must be one of those that the subject takes. */
    Comparison comparison(String subject, Set<Comparison> allowed) throws Misread {
        for (var sign : SIGNS) {
            if (text.startsWith(sign.getKey(), offset) && endsAt(sign.getKey())) {
                if (!allowed.contains(sign.getValue())) {
                    throw misread(
                            offset,
                            "'" + sign.getKey() + "' does not apply to " + subject,
                            "use one of: " + String.join(", ", signs(allowed)));
                }
                offset += sign.getKey().length();
                skipSpaces();
                return sign.getValue();
            }
        }
        var found = text.substring(offset).split("\\s", 2)[0];
        throw misread(
                offset,
                found.isEmpty()
                        ? "the comparison behind '" + subject + "' is missing"
                        : "'" + found + "' is not a comparison",
                found.equals("=") ? "did you mean '=='?" : Nearest.hint(found, signs(allowed)));
    }

    /** The rest: a value, and perhaps what follows when the condition does not hold. */
    Value value(Comparison comparison, Outcome otherwise) throws Misread {
        var start = offset;
        if (start >= text.length()) {
            throw misread(start, "the value to compare with is missing", "");
        }
        if (comparison == Comparison.MATCHES) {
            var pattern = delimited('/', "a regular expression stands between slashes: /re/");
            return new Value(start, pattern, suffix(otherwise));
        }
        if (text.charAt(start) == '"') {
            return new Value(start, delimited('"', ""), suffix(otherwise));
        }
        var matcher = SUFFIX.matcher(text);
        var end = matcher.find(start) ? matcher.start() : text.stripTrailing().length();
        offset = end;
        return new Value(start, text.substring(start, end), suffix(otherwise));
    }

    Duration duration(Value value, String example) throws Misread {
        return Durations.parse(value.text())
                .orElseThrow(() ->
                        misread(
                                value.offset(),
                                "'" + value.text() + "' is not a duration",
                                "write '" + example + "', for example"));
    }

    /** Up to the closing mark; behind a backslash, the mark and the backslash are themselves. */
    private String delimited(char mark, String todo) throws Misread {
        var start = offset;
        if (text.charAt(start) != mark) {
            throw misread(start, "expected " + mark + " here", todo);
        }
        var found = new StringBuilder();
        for (offset = start + 1; offset < text.length(); offset++) {
            var letter = text.charAt(offset);
            var next = offset + 1 < text.length() ? text.charAt(offset + 1) : '\0';
            if (letter == mark) {
                offset++;
                return found.toString();
            }
            if (letter == '\\' && (next == mark || (next == '\\' && mark == '"'))) {
                offset++;
                found.append(next);
            } else {
                found.append(letter);
            }
        }
        throw misread(start, "the closing " + mark + " is missing", todo);
    }

    private Outcome suffix(Outcome otherwise) throws Misread {
        var rest = text.substring(offset);
        if (rest.isBlank()) {
            return otherwise;
        }
        var matcher = SUFFIX.matcher(rest);
        if (!matcher.lookingAt()) {
            throw misread(
                    offset + (rest.length() - rest.stripLeading().length()),
                    "the condition goes on behind its value",
                    "only 'or degraded' or 'or down' may follow; a value with spaces stands in"
                            + " double quotes");
        }
        var outcome = OTHERWISE.get(matcher.group(1));
        if (outcome == null) {
            throw misread(
                    offset + matcher.start(1),
                    "a check cannot be '" + matcher.group(1) + "'",
                    Nearest.hint(matcher.group(1), List.of("degraded", "down")));
        }
        return outcome;
    }

    /** A comparison that is a word must not run on into another word. */
    private boolean endsAt(String sign) {
        var end = offset + sign.length();
        return !Character.isLetter(sign.charAt(0))
                || end >= text.length()
                || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static Collection<String> signs(Set<Comparison> allowed) {
        return SIGNS.stream()
                .filter(sign -> allowed.contains(sign.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void skipSpaces() {
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
    }
}
