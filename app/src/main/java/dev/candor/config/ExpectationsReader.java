package dev.candor.config;

import dev.candor.config.ConditionParser.Outcomes;
import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result;
import dev.candor.model.Target;

import java.util.ArrayList;
import java.util.List;

/** Reads the list {@code expect}. */
final class ExpectationsReader {
    private static final int MOST = 50;

    /** What an HTTP check expects of the status when it says nothing of the status. */
    private static final Condition NO_ERROR =
            new Condition.Status(Comparison.LESS, 400, Result.Outcome.DOWN, "status < 400");

    private ExpectationsReader() {}

    static List<Condition> read(Section section, Target target) {
        var conditions = new ArrayList<Condition>();
        var items = section.items("expect");
        if (items.size() > MOST) {
            section.fail("a check expects at most " + MOST + " things", "");
            return conditions;
        }
        for (var item : items) {
            item.text().ifPresent(text -> add(conditions, item, text, target));
        }
        return complete(conditions, target);
    }

    /**
     * The conditions that a check of that target has: those that it names, and for HTTP that the
     * status is below 400, unless it names one of the status itself.
     */
    static List<Condition> complete(List<Condition> named, Target target) {
        var implied =
                target instanceof Target.Http
                        && named.stream().noneMatch(Condition.Status.class::isInstance);
        var conditions = new ArrayList<Condition>();
        if (implied) {
            conditions.add(NO_ERROR);
        }
        conditions.addAll(named);
        return List.copyOf(conditions);
    }

    /** Why the condition can never be told of that target, or an empty text when it can. */
    static String misfit(Condition condition, Target target) {
        return switch (target) {
            case Target.Tcp _ ->
                    condition instanceof Condition.Latency
                            ? ""
                            : "a TCP check knows only its latency, not '"
                                    + condition.source()
                                    + "'";
            case Target.Http http ->
                    condition instanceof Condition.CertificateValid
                                    && !"https".equalsIgnoreCase(http.address().getScheme())
                            ? "only an https address has a certificate"
                            : "";
        };
    }

    private static void add(List<Condition> conditions, Value item, String text, Target target) {
        switch (ConditionParser.parse(text)) {
            case Outcomes.Invalid invalid ->
                    item.failAt(
                            invalid.offset(),
                            invalid.what() + " (at character " + (invalid.offset() + 1) + ")",
                            invalid.todo());
            case Outcomes.Valid(var condition) -> {
                var misfit = misfit(condition, target);
                if (!misfit.isEmpty()) {
                    item.fail(misfit, "remove this condition");
                }
                conditions.add(condition);
            }
        }
    }
}
