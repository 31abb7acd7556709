package dev.candor.notify.hook;

import dev.candor.model.channel.AnswerRule;
import dev.candor.model.channel.AnswerRule.Meaning;
import dev.candor.model.channel.Provider;
import dev.candor.notify.SendOutcome;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What an answer means, by a provider's rules and then by what HTTP says. Pure. */
final class ReadAnswer {
    /** The longest wait that another side can ask for. */
    static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_LINE = 200;

    private ReadAnswer() {}

    /**
     * The outcome.
     *
     * @param now for a {@code Retry-After} that is a date
     */
    static SendOutcome of(Provider provider, HookAnswer.Answered answer, Instant now) {
        var json = json(answer.body());
        var meaning =
                provider.answers().stream()
                        .filter(rule -> fits(rule, answer, json))
                        .map(AnswerRule::means)
                        .findFirst()
                        .orElseGet(() -> usual(answer.status()));
        var place = provider.retryAfter();
        var asked = place == null ? null : wait(place, json);
        return outcome(
                meaning,
                answer,
                receipt(provider, answer, json),
                asked == null ? wait(answer, now) : asked);
    }

    /** As {@link #of}, of a plain webhook: any 2xx is a yes, and what is gone (410) is dead. */
    static SendOutcome ofWebhook(HookAnswer.Answered answer, Instant now) {
        var status = answer.status();
        var meaning =
                status == 404
                        ? Meaning.LATER
                        : isSuccess(status) ? Meaning.ACCEPTED : usual(status);
        return outcome(meaning, answer, "HTTP " + answer.status(), wait(answer, now));
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static SendOutcome outcome(
            Meaning meaning, HookAnswer.Answered answer, String receipt, @Nullable Duration wait) {
        var why = "HTTP " + answer.status() + " " + said(answer);
        return switch (meaning) {
            case ACCEPTED -> new SendOutcome.Accepted(receipt);
            case LATER -> new SendOutcome.Deferred(why.strip(), wait);
            case REFUSED -> new SendOutcome.Refused(why.strip(), false);
            case DEAD -> new SendOutcome.Refused(why.strip(), true);
            case UNAVAILABLE -> new SendOutcome.Unavailable(why.strip(), wait);
        };
    }

    private static String said(HookAnswer.Answered answer) {
        var isRedirect = answer.status() >= 300 && answer.status() < 400;
        return isRedirect
                ? "(a redirect, and none is followed: name the address that it leads to)"
                : line(answer.body());
    }

    private static boolean fits(
            AnswerRule rule, HookAnswer.Answered answer, @Nullable JsonNode json) {
        return rule.fits(answer.status())
                && (rule.contains() == null || answer.body().contains(rule.contains()))
                && (rule.whole() == null || answer.body().strip().equals(rule.whole()))
                && (rule.pointer() == null || at(json, rule.pointer()).equals(rule.value()));
    }

    /** What is not in a provider's rules; an unknown success is none. */
    private static Meaning usual(int status) {
        return switch (status) {
            case 401, 403 -> Meaning.UNAVAILABLE;
            case 404, 410 -> Meaning.DEAD;
            case 408, 425, 429 -> Meaning.LATER;
            default -> status >= 500 || isSuccess(status) ? Meaning.LATER : Meaning.REFUSED;
        };
    }

    private static @Nullable Duration wait(Provider.Wait place, @Nullable JsonNode json) {
        var text = at(json, place.pointer());
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? bounded(
                        Duration.ofMillis(
                                (long) (Double.parseDouble(text) * place.unit().toMillis())))
                : null;
    }

    private static @Nullable Duration wait(HookAnswer.Answered answer, Instant now) {
        var header = answer.retryAfter();
        return header == null ? null : header(header.strip(), now);
    }

    /** Seconds, or a date (RFC 9110 §10.2.3); null when it is neither. */
    private static @Nullable Duration header(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return bounded(Duration.between(now, date));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String receipt(
            Provider provider, HookAnswer.Answered answer, @Nullable JsonNode json) {
        var place = provider.receipt();
        var named = place == null ? "" : at(json, place);
        return named.isEmpty() ? "HTTP " + answer.status() : line(named);
    }

    private static @Nullable JsonNode json(String body) {
        var start = body.stripLeading();
        if (!start.startsWith("{")) {
            return null;
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return null;
        }
    }

    /** The text of a place; empty when there is none. */
    private static String at(@Nullable JsonNode json, String pointer) {
        return json == null ? "" : json.at(pointer).asString("");
    }

    /** One line of what may be anything. */
    private static String line(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }
}
