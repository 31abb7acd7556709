package dev.candor.config;

import dev.candor.config.ConditionParser.Outcomes;
import dev.candor.model.Check;
import dev.candor.model.Check.IncidentRule;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Condition;
import dev.candor.model.Problem;
import dev.candor.model.Target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A check that stands in no file: one run, for a person who wants to see it. */
public sealed interface SingleCheck {
    /** How its results are called. */
    CheckId ID = new CheckId("check");

    /** It can be run. */
    record Ready(Check check) implements SingleCheck {}

    /** It cannot be run. */
    record Refused(List<Problem> problems) implements SingleCheck {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the check with the defaults of the configuration file.
     *
     * @param address {@code https://…}, {@code http://…} or {@code tcp://HOST:PORT}
     * @param timeout 100 ms to 60 s
     * @param expect conditions as in the configuration
     */
    static SingleCheck of(String address, Duration timeout, List<String> expect) {
        var problems = new ArrayList<Problem>();
        var target = target(address, problems);
        var conditions = new ArrayList<Condition>();
        for (var source : expect) {
            condition(source, target, problems).ifPresent(conditions::add);
        }
        if (timeout.compareTo(ChecksReader.SHORTEST_TIMEOUT) < 0
                || timeout.compareTo(ChecksReader.LONGEST_TIMEOUT) > 0) {
            problems.add(new Problem("--timeout", "the timeout must be from 100ms to 1m", ""));
        }
        return target.isPresent() && problems.isEmpty()
                ? new Ready(check(target.get(), timeout, conditions))
                : new Refused(problems);
    }

    private static Check check(Target target, Duration timeout, List<Condition> conditions) {
        return new Check(
                ID,
                new ComponentId(ID.value()),
                target,
                ChecksReader.LONGEST_INTERVAL,
                timeout,
                1,
                1,
                IncidentRule.NONE,
                ExpectationsReader.complete(conditions, target));
    }

    private static Optional<Target> target(String address, List<Problem> problems) {
        if (address.startsWith("tcp://")) {
            var target = TargetReader.hostAndPort(address.substring("tcp://".length()), null, null);
            if (target.isEmpty()) {
                problems.add(
                        new Problem(
                                "",
                                "'" + address + "' is not tcp://HOST:PORT",
                                "write 'tcp://mail.example.com:25', for example"));
            }
            return target;
        }
        var reading = WebAddress.read(address);
        if (reading.address() == null) {
            problems.add(new Problem("", reading.refusal(), reading.todo()));
            return Optional.empty();
        }
        return Optional.of(
                new Target.Http(
                        reading.address(),
                        TargetReader.METHOD,
                        List.of(),
                        null,
                        TargetReader.REDIRECTS,
                        true));
    }

    private static Optional<Condition> condition(
            String source, Optional<Target> target, List<Problem> problems) {
        return switch (ConditionParser.parse(source)) {
            case Outcomes.Valid(var condition) -> {
                target.map(it -> ExpectationsReader.misfit(condition, it))
                        .filter(misfit -> !misfit.isEmpty())
                        .ifPresent(misfit ->
                                problems.add(new Problem("--expect '" + source + "'", misfit, "")));
                yield Optional.of(condition);
            }
            case Outcomes.Invalid invalid -> {
                problems.add(
                        new Problem(
                                "--expect '" + source + "', character " + (invalid.offset() + 1),
                                invalid.what(),
                                invalid.todo()));
                yield Optional.empty();
            }
        };
    }
}
