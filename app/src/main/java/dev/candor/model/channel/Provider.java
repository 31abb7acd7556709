package dev.candor.model.channel;

import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A way of sending messages, as data: one file each.
 *
 * @param id its name in {@code channels}
 * @param name as people know it
 * @param variables what a channel of it must or may say
 * @param values what is looked up from other values
 * @param escape how words are written for it
 * @param limits the most characters of a value, by its name
 * @param largest the most bytes of a body
 * @param shortened the value that gives way when the body is larger; empty when none does
 * @param signed whether requests are signed with the variables {@code secret} and {@code
 *     previous-secret}
 * @param requests the first that fits is sent
 * @param answers what answers mean; the first that fits counts
 * @param retryAfter where its JSON answers say for how long to wait, or null
 * @param receipt a place in its JSON answers that names what was taken, or null
 */
public record Provider(
        String id,
        String name,
        List<Variable> variables,
        SequencedMap<String, Lookup> values,
        Escape escape,
        Map<String, Integer> limits,
        int largest,
        String shortened,
        boolean signed,
        List<Request> requests,
        List<AnswerRule> answers,
        @Nullable Wait retryAfter,
        @Nullable String receipt) {
    /** The values that every message has; docs/channels.md says what they are. */
    public static final List<String> VALUES =
            List.of(
                    "key",
                    "event",
                    "occasion",
                    "phase",
                    "stage",
                    "subject",
                    "title",
                    "text",
                    "details",
                    "link",
                    "acknowledge",
                    "take",
                    "manage",
                    "unsubscribe",
                    "page",
                    "page-url",
                    "kind",
                    "state",
                    "state-word",
                    "level",
                    "level-word",
                    "components",
                    "included",
                    "planned",
                    "since",
                    "at",
                    "thread",
                    "address");

    /** Of values that are always one of some words, those words. */
    public static final Map<String, List<String>> WORDS =
            Map.of(
                    "event",
                    List.of("notice", "digest", "alert", "confirmation", "stalled", "test"),
                    "phase",
                    List.of("raised", "reminded", "ended"),
                    "stage",
                    List.of("open", "over"),
                    "occasion",
                    Arrays.stream(Occasion.values()).map(Occasion::wireName).toList(),
                    "kind",
                    Arrays.stream(NoticeKind.values()).map(NoticeKind::wireName).toList(),
                    "state",
                    Arrays.stream(NoticeState.values()).map(NoticeState::wireName).toList(),
                    "level",
                    Arrays.stream(Level.values()).map(Level::wireName).toList());

    public Provider {
        variables = List.copyOf(variables);
        values = new LinkedHashMap<>(values);
        limits = Map.copyOf(limits);
        requests = List.copyOf(requests);
        answers = List.copyOf(answers);
    }

    /**
     * What a channel of a provider says.
     *
     * @param name as in {@code channels}
     * @param required whether it must
     * @param fallback what holds when it does not; may be empty
     */
    public record Variable(String name, boolean required, String fallback) {}

    /**
     * A value that is looked up.
     *
     * @param of the value that decides
     * @param is what it comes to, by what that one is
     * @param otherwise for all others
     */
    public record Lookup(String of, Map<String, String> is, String otherwise) {
        public Lookup {
            is = Map.copyOf(is);
        }
    }

    /** A place of a JSON answer (RFC 6901) with a number, and the unit that it counts. */
    public record Wait(String pointer, Duration unit) {}

    /** The variable of that name. */
    public Optional<Variable> variable(String wanted) {
        return variables.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }
}
