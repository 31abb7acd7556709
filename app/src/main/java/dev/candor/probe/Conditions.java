package dev.candor.probe;

import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result.Outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what was seen with what must hold. Pure. The worst outcome of the conditions that fail
 * wins, and its sentence comes first. An HTTP answer that no condition about the status speaks of
 * must be 200 to 399.
 */
final class Conditions {
    private Conditions() {}

    /**
     * What it comes to.
     *
     * @param outcome {@code UP} when all conditions hold
     * @param detail what was seen and what was expected; empty when all conditions hold
     */
    record Judgement(Outcome outcome, String detail) {}

    /** Compares all conditions. */
    static Judgement judge(List<Condition> conditions, Seen seen) {
        var failures = new ArrayList<Judgement>();
        if (seen.http() && conditions.stream().noneMatch(Condition.Status.class::isInstance)) {
            defaultStatus(seen).ifPresent(failures::add);
        }
        for (var condition : conditions) {
            failure(condition, seen)
                    .ifPresent(
                            detail -> failures.add(new Judgement(condition.otherwise(), detail)));
        }
        // Outcomes rank as they are declared: up, degraded, down. The sort is stable.
        failures.sort((one, other) -> other.outcome.compareTo(one.outcome));
        return failures.isEmpty()
                ? new Judgement(Outcome.UP, "")
                : new Judgement(
                        failures.getFirst().outcome,
                        String.join("; ", failures.stream().map(Judgement::detail).toList()));
    }

    private static Optional<Judgement> defaultStatus(Seen seen) {
        return seen.status() >= 200 && seen.status() < 400
                ? Optional.empty()
                : Optional.of(
                        new Judgement(
                                Outcome.DOWN,
                                "status was " + seen.status() + ", expected 200 to 399"));
    }

    /** What was seen and expected, or empty when the condition holds. */
    private static Optional<String> failure(Condition condition, Seen seen) {
        return switch (condition) {
            case Condition.Status status -> status(status, seen);
            case Condition.Latency latency -> latency(latency, seen);
            case Condition.CertificateValid valid -> certificate(valid, seen);
            case Condition.Header header -> header(header, seen);
            case Condition.Body body -> body(body, seen);
            case Condition.Json json -> JsonCondition.failure(json, seen);
        };
    }

    private static Optional<String> status(Condition.Status condition, Seen seen) {
        if (!seen.http()) {
            return Optional.of("there is no status to compare; this is not HTTP");
        }
        return Comparisons.holds(
                        condition.comparison(),
                        Integer.compare(seen.status(), condition.expected()))
                ? Optional.empty()
                : Optional.of(
                        "status was "
                                + seen.status()
                                + expected(condition.comparison(), "" + condition.expected()));
    }

    private static Optional<String> latency(Condition.Latency condition, Seen seen) {
        return Comparisons.holds(
                        condition.comparison(), seen.latency().compareTo(condition.expected()))
                ? Optional.empty()
                : Optional.of(
                        "latency was "
                                + Sentences.duration(seen.latency())
                                + expected(
                                        condition.comparison(),
                                        Sentences.duration(condition.expected())));
    }

    private static Optional<String> certificate(Condition.CertificateValid condition, Seen seen) {
        if (seen.certificateEnd() == null) {
            return Optional.of("there is no certificate to compare; this is not TLS");
        }
        var left = Duration.between(seen.at(), seen.certificateEnd());
        return Comparisons.holds(condition.comparison(), left.compareTo(condition.expected()))
                ? Optional.empty()
                : Optional.of(
                        "the certificate is valid for "
                                + span(left)
                                + expected(condition.comparison(), span(condition.expected())));
    }

    private static String span(Duration duration) {
        var days = duration.toDays();
        if (days == 0 || duration.isNegative()) {
            return duration.isNegative() ? "no longer" : duration.toHours() + " h";
        }
        return days == 1 ? "1 day" : days + " days";
    }

    private static Optional<String> header(Condition.Header condition, Seen seen) {
        var value = seen.headers().get(condition.name());
        if (value == null) {
            return condition.comparison() == Comparison.NOT_CONTAINS
                            || condition.comparison() == Comparison.NOT_EQUAL
                    ? Optional.empty()
                    : Optional.of("the answer has no header " + condition.name());
        }
        return Comparisons.holds(condition.comparison(), value, condition.expected())
                ? Optional.empty()
                : Optional.of(
                        "header "
                                + condition.name()
                                + " was "
                                + Comparisons.quoted(value)
                                + expected(
                                        condition.comparison(),
                                        Comparisons.quoted(condition.expected())));
    }

    private static Optional<String> body(Condition.Body condition, Seen seen) {
        if (Comparisons.holds(condition.comparison(), seen.body(), condition.expected())) {
            return Optional.empty();
        }
        var text = Comparisons.quoted(condition.expected());
        return Optional.of(
                switch (condition.comparison()) {
                    case CONTAINS -> "the body does not contain " + text;
                    case NOT_CONTAINS -> "the body contains " + text;
                    case MATCHES -> "the body does not match " + text;
                    case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST ->
                            "the body was "
                                    + Comparisons.quoted(seen.body())
                                    + expected(condition.comparison(), text);
                });
    }

    /** {@code , expected 200}, {@code , expected < 800 ms}. */
    static String expected(Comparison comparison, String value) {
        return ", expected " + Comparisons.sign(comparison) + value;
    }
}
