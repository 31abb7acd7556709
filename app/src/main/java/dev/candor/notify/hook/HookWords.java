package dev.candor.notify.hook;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The few phrases around what operators write, in one language; English where there is no other.
 *
 * @param phrases by their keys, with places {@code {0}}, {@code {1}} …
 */
record HookWords(Map<String, String> phrases) {
    private static final Map<String, HookWords> ALL = Map.of("en", read("en"), "de", read("de"));

    HookWords {
        phrases = Map.copyOf(phrases);
    }

    static HookWords of(Locale locale) {
        var own = ALL.get(locale.getLanguage());
        return own == null ? ALL.getOrDefault("en", new HookWords(Map.of())) : own;
    }

    /** A phrase with its places filled, left to right; what fills them is not looked into. */
    String say(String key, String... values) {
        var phrase = phrases.getOrDefault(key, key);
        var said = new StringBuilder();
        for (var i = 0; i < phrase.length(); i++) {
            var place = phrase.charAt(i) == '{' ? phrase.charAt(i + 1) - '0' : -1;
            if (place >= 0) {
                said.append(values[place]);
                i += 2;
            } else {
                said.append(phrase.charAt(i));
            }
        }
        return said.toString();
    }

    private static HookWords read(String language) {
        var name = "words." + language + ".properties";
        try (var stream = HookWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var phrases = new HashMap<String, String>();
            properties
                    .stringPropertyNames()
                    .forEach(key -> phrases.put(key, properties.getProperty(key)));
            return new HookWords(phrases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
