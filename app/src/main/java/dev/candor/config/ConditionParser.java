package dev.candor.config;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;

import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result.Outcome;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a condition such as {@code status == 200}, {@code latency < 800ms}, {@code
 * header[content-type] contains json}, {@code body not contains "error"}, {@code json $.status ==
 * "ok"} or {@code certificate > 14d}. At its end {@code or degraded} or {@code or down} says what a
 * check is when it does not hold; without it, a slow answer or an old certificate is degraded, and
 * everything else is down.
 */
final class ConditionParser {
    private static final int LOWEST_STATUS = 100;
    private static final int HIGHEST_STATUS = 599;
    private static final List<String> SUBJECTS =
            List.of("status", "latency", "header", "body", "json", "certificate");
    private static final Set<Comparison> ORDER =
            EnumSet.of(
                    Comparison.EQUAL,
                    Comparison.NOT_EQUAL,
                    Comparison.LESS,
                    Comparison.AT_MOST,
                    Comparison.GREATER,
                    Comparison.AT_LEAST);
    private static final Set<Comparison> BELOW = EnumSet.of(Comparison.LESS, Comparison.AT_MOST);
    private static final Set<Comparison> ABOVE =
            EnumSet.of(Comparison.GREATER, Comparison.AT_LEAST);
    private static final Set<Comparison> TEXT =
            EnumSet.of(
                    Comparison.EQUAL,
                    Comparison.NOT_EQUAL,
                    Comparison.CONTAINS,
                    Comparison.NOT_CONTAINS,
                    Comparison.MATCHES);
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final String source;
    private final ConditionScanner scanner;

    private ConditionParser(String source) {
        this.source = source;
        this.scanner = new ConditionScanner(source);
    }

    /** What a text comes to. */
    sealed interface Outcomes {
        /** It is a condition. */
        record Valid(Condition condition) implements Outcomes {}

        /**
         * It is none.
         *
         * @param offset the character, from 0, at which it stops making sense
         * @param what what is wrong, without a full stop
         * @param todo what to do, or empty
         */
        record Invalid(int offset, String what, String todo) implements Outcomes {}
    }

    /** Reads one condition. */
    static Outcomes parse(String source) {
        try {
            return new Outcomes.Valid(new ConditionParser(source).condition());
        } catch (ConditionScanner.Misread e) {
            return new Outcomes.Invalid(e.offset(), e.what(), e.todo());
        }
    }

    private Condition condition() throws ConditionScanner.Misread {
        var subject = scanner.word();
        return switch (subject) {
            case "status" -> status();
            case "latency" -> latency();
            case "header" -> header();
            case "body" -> body();
            case "json" -> json();
            case "certificate" -> certificate();
            default ->
                    throw scanner.misread(
                            0,
                            "a condition cannot speak of '" + subject + "'",
                            Nearest.hint(subject, SUBJECTS));
        };
    }

    private Condition status() throws ConditionScanner.Misread {
        var comparison = scanner.comparison("status", ORDER);
        var value = scanner.value(comparison, Outcome.DOWN);
        var text = value.text();
        var status = text.matches("[0-9]{3}") ? Integer.parseInt(text) : 0;
        if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
            throw scanner.misread(
                    value.offset(),
                    "'" + text + "' is not an HTTP status",
                    "write a number from 100 to 599");
        }
        return new Condition.Status(comparison, status, value.otherwise(), source);
    }

    private Condition latency() throws ConditionScanner.Misread {
        var comparison = scanner.comparison("latency", BELOW);
        var value = scanner.value(comparison, Outcome.DEGRADED);
        return new Condition.Latency(
                comparison, scanner.duration(value, "800ms"), value.otherwise(), source);
    }

    private Condition certificate() throws ConditionScanner.Misread {
        var comparison = scanner.comparison("certificate", ABOVE);
        var value = scanner.value(comparison, Outcome.DEGRADED);
        return new Condition.CertificateValid(
                comparison, scanner.duration(value, "14d"), value.otherwise(), source);
    }

    private Condition header() throws ConditionScanner.Misread {
        var name = scanner.bracketed();
        if (!HEADER_NAME.matcher(name).matches()) {
            throw scanner.misread(
                    "header[".length(), "'" + name + "' is not the name of a header", "");
        }
        var comparison = scanner.comparison("header", TEXT);
        var value = text(comparison);
        return new Condition.Header(
                name.toLowerCase(Locale.ROOT), comparison, value.text(), value.otherwise(), source);
    }

    private Condition body() throws ConditionScanner.Misread {
        var comparison = scanner.comparison("body", TEXT);
        var value = text(comparison);
        return new Condition.Body(comparison, value.text(), value.otherwise(), source);
    }

    private Condition json() throws ConditionScanner.Misread {
        var offset = scanner.offset();
        var path = scanner.jsonPath();
        try {
            JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw scanner.misread(
                    offset, "'" + path + "' is not a JSON path: " + e.getMessage(), "");
        }
        var comparison = scanner.comparison("json", EnumSet.allOf(Comparison.class));
        var value = text(comparison);
        if (ORDER.contains(comparison) && !isEquality(comparison) && !isNumber(value.text())) {
            throw scanner.misread(
                    value.offset(),
                    "'" + value.text() + "' is not a number",
                    "texts are compared with ==, != or contains");
        }
        return new Condition.Json(path, comparison, value.text(), value.otherwise(), source);
    }

    private ConditionScanner.Value text(Comparison comparison) throws ConditionScanner.Misread {
        var value = scanner.value(comparison, Outcome.DOWN);
        if (comparison == Comparison.MATCHES) {
            try {
                Pattern.compile(value.text());
            } catch (PatternSyntaxException e) {
                throw scanner.misread(
                        value.offset() + 1 + Math.max(0, e.getIndex()),
                        "the regular expression is not valid: " + e.getDescription(),
                        "");
            }
        }
        return value;
    }

    private static boolean isEquality(Comparison comparison) {
        return comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
