package dev.candor.config;

import dev.candor.model.channel.AnswerRule;
import dev.candor.model.channel.AnswerRule.Meaning;
import dev.candor.model.channel.AnswerRule.Range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a provider's answers mean. */
final class AnswersReader {
    private static final int MOST = 50;
    private static final int LONGEST = 500;
    private static final List<String> MEANINGS =
            Arrays.stream(Meaning.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList();

    private AnswersReader() {}

    static List<AnswerRule> read(Section file) {
        var sections = file.sections("answers", Key.Part.ANSWER);
        if (sections.size() > MOST) {
            file.fail("there are more than " + MOST + " answers", "");
        }
        return sections.stream().flatMap(each -> rule(each).stream()).toList();
    }

    private static Optional<AnswerRule> rule(Section section) {
        var statuses = section.value("status").map(AnswersReader::ranges).orElse(List.of());
        var contains = section.value("body").flatMap(it -> it.text(LONGEST)).orElse(null);
        var whole = section.value("whole").flatMap(it -> it.text(LONGEST)).orElse(null);
        var pointer = section.value("json").flatMap(AnswersReader::pointer).orElse(null);
        var is = section.value("is").flatMap(Value::text).orElse(null);
        if ((pointer == null) != (is == null)) {
            section.fail("'json' and 'is' stand together", "such as 'json: /ok' and 'is: true'");
        }
        return section.required("means", "one of " + String.join(", ", MEANINGS))
                .flatMap(it -> it.word(MEANINGS))
                .map(it ->
                        new AnswerRule(
                                statuses,
                                contains,
                                whole,
                                pointer,
                                is,
                                Meaning.valueOf(it.toUpperCase(Locale.ROOT))));
    }

    private static List<Range> ranges(Value value) {
        var ranges = new ArrayList<Range>();
        var items = value.node() instanceof YamlNode.Sequence ? value.items() : List.of(value);
        for (var item : items) {
            var text = item.text().orElse("");
            if (text.matches("[1-5]xx")) {
                var first = (text.charAt(0) - '0') * 100;
                ranges.add(new Range(first, first + 99));
            } else if (text.matches("[1-5][0-9][0-9]")) {
                ranges.add(new Range(Integer.parseInt(text), Integer.parseInt(text)));
            } else {
                item.fail("'" + text + "' is not an HTTP status", "write 200, or 2xx");
            }
        }
        return ranges;
    }

    /** A JSON pointer (RFC 6901), which begins with a slash. */
    static Optional<String> pointer(Value value) {
        return value.text(LONGEST)
                .filter(text -> {
                    if (!text.startsWith("/")) {
                        value.fail("'" + text + "' is not a JSON pointer", "begin it with '/'");
                    }
                    return text.startsWith("/");
                });
    }

    /** A text, or a list of them. */
    static List<String> texts(Value value) {
        var items = value.node() instanceof YamlNode.Sequence ? value.items() : List.of(value);
        return items.stream().flatMap(each -> each.text().stream()).toList();
    }
}
