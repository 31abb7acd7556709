package dev.candor.notify.hook;

import dev.candor.model.Level;
import dev.candor.model.Occasion;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.model.Told.Entry;
import dev.candor.notify.Outgoing;
import dev.candor.notify.StateSentence;
import dev.candor.text.Levels;
import dev.candor.text.Lifecycle;
import dev.candor.text.Markdown;
import dev.candor.text.TimeText;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a message says, as the values that providers have places for ({@link
 * dev.candor.model.channel.Provider#VALUES}), in the recipient's language and zone. Confined to one
 * message.
 */
final class MessageValues {
    private static final int MOST_LINES = 30;

    private final Outgoing message;
    private final Locale locale;
    private final HookWords words;
    private final TimeText times;
    private final Map<String, String> values = new HashMap<>();

    private MessageValues(Outgoing message) {
        this.message = message;
        locale = Locale.forLanguageTag(message.to().language());
        words = HookWords.of(locale);
        times = new TimeText(message.to().zone(), locale);
    }

    static Map<String, String> of(Outgoing message) {
        var all = new MessageValues(message);
        all.common();
        switch (message.told()) {
            case Told.OfNotice of -> all.notice(of, of.occasion(), of.entry());
            case Told.Digest(var _, var entries) -> all.digest(entries);
            case Told.OfAlert(var _, var alarm) -> all.alert(alarm);
            case Told.Confirmation _ -> all.confirmation();
            case Told.Stalled stalled -> all.stalled(stalled);
            case Told.Test _ -> all.test();
        }
        return Map.copyOf(all.values);
    }

    private void common() {
        var from = message.told().from();
        put("key", message.key());
        put("page", from.name());
        put("page-url", from.url().toString());
        put("link", from.url().toString());
        put("address", message.to().address());
        put("acknowledge", message.links().acknowledge());
        put("manage", message.links().manage());
        put("unsubscribe", message.links().unsubscribe());
        put("stage", "open");
        put("thread", message.key());
    }

    private void notice(Told.OfNotice of, Occasion occasion, Entry entry) {
        put("event", "notice");
        put("occasion", occasion.wireName());
        put("title", entry.title());
        put("subject", subject(occasion, entry));
        put("text", text(of));
        put("details", details(entry));
        put("included", names(of.newlyTouched()));
        put("planned", entry.planned() == null ? "" : times.planned(entry.planned()));
        put("link", link(entry));
        put("kind", entry.kind().wireName());
        put("state", entry.state().wireName());
        put("state-word", Lifecycle.word(entry.state(), locale));
        level(worst(entry));
        put("components", names(entry.impacts()));
        put("since", entry.windows().isEmpty() ? "" : since(entry.windows().getFirst().start()));
        put("at", entry.at().toString());
        put("thread", "notice-" + entry.notice());
        put("stage", entry.state().isClosed() ? "over" : "open");
    }

    private String subject(Occasion occasion, Entry entry) {
        var page = message.told().from().name();
        var state = Lifecycle.word(entry.state(), locale);
        return switch (occasion) {
            case NOT_AFFECTED -> words.say("not_affected", page, entry.title());
            case CORRECTED -> words.say("corrected", page, entry.title(), state);
            case REMINDED -> words.say("reminded", page, entry.title());
            case WIDENED -> words.say("widened", page, entry.title(), state);
            case OVERRUN -> words.say("overrun", page, entry.title());
            case POSTED, UPDATED, ENDED, REOPENED, STARTED, CANCELLED, FOLLOWED_UP, EXPLAINED ->
                    words.say("notice", page, entry.title(), state);
        };
    }

    /** What was said; before it, why somebody hears it who was told nothing of it by a person. */
    private String text(Told.OfNotice of) {
        var entry = of.entry();
        var planned = entry.planned();
        return switch (of.occasion()) {
            case REMINDED ->
                    (planned == null ? "" : words.say("reminded.text", start(planned)) + "\n\n")
                            + body(of);
            case WIDENED -> words.say("widened.text", names(of.newlyTouched())) + "\n\n" + body(of);
            case OVERRUN -> entry.body() == null ? words.say("overrun.text") : body(of);
            case POSTED,
                    UPDATED,
                    CORRECTED,
                    ENDED,
                    REOPENED,
                    STARTED,
                    CANCELLED,
                    NOT_AFFECTED,
                    FOLLOWED_UP,
                    EXPLAINED ->
                    body(of);
        };
    }

    private String start(Planned planned) {
        return times.instant(Zones.instant(planned.start(), planned.zone()), null);
    }

    private String body(Told.OfNotice of) {
        var body = of.entry().body();
        return body == null
                ? StateSentence.of(of.entry(), of.occasion(), locale)
                : Markdown.toPlainText(body);
    }

    private void digest(List<Entry> entries) {
        put("event", "digest");
        put("subject", words.say("digest", page(), Integer.toString(entries.size())));
        put("title", page());
        put("text", lines(entries.stream().map(this::line).toList()));
        put("at", entries.isEmpty() ? "" : entries.getLast().at().toString());
        level(
                entries.stream()
                        .map(MessageValues::worst)
                        .max(Comparator.naturalOrder())
                        .orElse(Level.OPERATIONAL));
    }

    private String line(Entry entry) {
        return entry.title() + " (" + Lifecycle.word(entry.state(), locale) + "): " + link(entry);
    }

    private void alert(Alarm alarm) {
        var phase = alarm.phase().name().toLowerCase(Locale.ROOT);
        var over = alarm.phase() == Alarm.Phase.ENDED;
        var what = alarm.level().isFault() ? word(alarm.level()) : alarm.reason();
        put("event", "alert");
        var take = over ? null : message.links().acknowledge();
        put("acknowledge", take);
        put("take", take == null ? "" : words.say("take", take.toString()));
        put("phase", phase);
        put("title", alarm.subject());
        put(
                "subject",
                over
                        ? words.say("alert.ended", page(), alarm.subject())
                        : words.say("alert." + phase, page(), alarm.subject(), what));
        put("text", over ? words.say("alert.ended.text") : alarm.reason());
        put("details", over ? lasted(alarm) : since(alarm.since()));
        put("components", alarm.subject());
        put("since", since(alarm.since()));
        put("at", at(alarm).toString());
        put("thread", "alert-" + alarm.alert());
        put("stage", over ? "over" : "open");
        level(alarm.level());
    }

    private String lasted(Alarm alarm) {
        var until = alarm.until();
        return until == null
                ? words.say("alert.began", times.instant(alarm.since(), null))
                : words.say(
                        "alert.lasted",
                        times.instant(alarm.since(), null),
                        times.instant(until, null));
    }

    /** When it turned to what it is. */
    static Instant at(Alarm alarm) {
        var until = alarm.until();
        return until == null ? alarm.since() : until;
    }

    private void confirmation() {
        put("event", "confirmation");
        put("subject", words.say("confirmation", page()));
        put("title", page());
        put("text", words.say("confirmation.text"));
        put("link", message.links().confirm());
    }

    private void stalled(Told.Stalled stalled) {
        put("event", "stalled");
        if (message.links().deliveries() != null) {
            put("link", message.links().deliveries());
        }
        put("subject", words.say("stalled", page(), stalled.channel()));
        put("title", stalled.channel());
        var text = words.say("stalled.text", Long.toString(stalled.waiting()), stalled.channel());
        var why = stalled.lastError();
        put("text", why.isBlank() ? text : text + "\n" + words.say("stalled.why", why));
        put("details", since(stalled.oldest()));
        put("since", since(stalled.oldest()));
        put("at", stalled.oldest().toString());
        put("thread", "stalled-" + stalled.channel());
        level(Level.MAJOR_OUTAGE);
    }

    private void test() {
        put("event", "test");
        put("subject", words.say("test", page()));
        put("title", page());
        put("text", words.say("test.text"));
        level(Level.OPERATIONAL);
    }

    private String page() {
        return message.told().from().name();
    }

    private String link(Entry entry) {
        return message.told().from().url() + "/notices/" + entry.notice();
    }

    private String since(Instant start) {
        return times.since(start, Precision.EXACT, null);
    }

    private String word(Level level) {
        return Levels.lowerCaseWord(level, locale);
    }

    private void level(Level level) {
        put("level", level.wireName());
        put("level-word", word(level));
    }

    /** What is touched, and of what is not over when it is planned. */
    private String details(Entry entry) {
        var details = lines(entry.impacts().stream().map(this::detail).toList());
        var planned = entry.planned();
        if (planned == null || entry.state().isClosed()) {
            return details;
        }
        var when = words.say("planned", times.planned(planned));
        return details.isEmpty() ? when : when + "\n" + details;
    }

    private String detail(Told.Touched each) {
        var note = each.note() == null ? "" : " (" + each.note() + ")";
        return each.name() + ": " + word(each.level()) + note;
    }

    private static String names(List<Told.Touched> impacts) {
        return impacts.stream()
                .limit(MOST_LINES)
                .map(Told.Touched::name)
                .collect(Collectors.joining(", "));
    }

    private static String lines(List<String> lines) {
        var shown = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
        return lines.size() > MOST_LINES ? shown + "\n…" : shown;
    }

    private static Level worst(Entry entry) {
        return entry.impacts().stream()
                .map(Told.Touched::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.OPERATIONAL);
    }

    private void put(String name, @Nullable URI value) {
        put(name, value == null ? "" : value.toString());
    }

    private void put(String name, String value) {
        values.put(name, value);
    }
}
