package dev.candor.probe;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JsonProvider;

import dev.candor.model.Condition;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition about a value inside a JSON body, by JSONPath. Pure. */
final class JsonCondition {
    private static final JsonProvider JSON = Configuration.defaultConfiguration().jsonProvider();

    private JsonCondition() {}

    /** What was seen and expected, or empty when the condition holds. */
    static Optional<String> failure(Condition.Json condition, Seen seen) {
        if (seen.body().isBlank()) {
            return Optional.of("the body is empty, expected JSON");
        }
        String value;
        try {
            var path = JsonPath.compile(condition.path());
            var document = JSON.parse(seen.body());
            value = text(path.read(document));
        } catch (InvalidJsonException _) {
            return Optional.of("the body is not JSON");
        } catch (PathNotFoundException _) {
            return Optional.of("the body has no " + condition.path());
        } catch (JsonPathException | IllegalArgumentException | StackOverflowError _) {
            return Optional.of(condition.path() + " cannot be read from the body");
        }
        return Comparisons.holds(condition.comparison(), value, condition.expected())
                ? Optional.empty()
                : Optional.of(
                        condition.path()
                                + " was "
                                + Comparisons.quoted(value)
                                + Conditions.expected(
                                        condition.comparison(),
                                        Comparisons.quoted(condition.expected())));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list when list.size() == 1 -> text(list.getFirst());
            case List<?> list -> JSON.toJson(list);
            case Map<?, ?> map -> JSON.toJson(map);
            case Object other -> other.toString();
        };
    }
}
