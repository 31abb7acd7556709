package dev.candor.model.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How words are written so that the other side shows them, and does nothing else with them. */
public enum Escape {
    /** As they are: the other side takes plain text. */
    NONE,
    /** Slack: {@code &}, {@code <} and {@code >} as entities, so that nothing links or mentions. */
    SLACK,
    /** Markdown: its marks lose their meaning, and {@code @} mentions nobody. */
    MARKDOWN,
    /** Google Chat: angle brackets, which mention people, become others. */
    ANGLE;

    /** The name in a provider's file: {@code slack}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name, or empty when there is none. */
    public static Optional<Escape> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }

    /** The words, so written. */
    public String apply(String words) {
        return switch (this) {
            case NONE -> words;
            case SLACK -> words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            case MARKDOWN -> markdown(words);
            case ANGLE -> words.replace('<', '\u2039').replace('>', '\u203a');
        };
    }

    private static String markdown(String words) {
        var escaped = new StringBuilder(words.length() + 16);
        for (var i = 0; i < words.length(); i++) {
            var letter = words.charAt(i);
            if ("\\`*_~|<>[]#".indexOf(letter) >= 0) {
                escaped.append('\\').append(letter);
            } else if (letter == '@') {
                escaped.append("@\u200b"); // an invisible space: it names nobody then
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
