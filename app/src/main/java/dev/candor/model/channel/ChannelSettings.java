package dev.candor.model.channel;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A channel that the operator has configured.
 *
 * @param id its name
 * @param provider how it is spoken to
 * @param variables what the provider wants to know, secrets included
 * @param width how many requests run at once; 1 to {@link #WIDEST}
 * @param rate the most requests begun in one second; 0 for no limit of its own
 */
public record ChannelSettings(
        String id, Provider provider, Map<String, String> variables, int width, int rate) {
    /** The width of a channel that does not say. */
    public static final int USUAL_WIDTH = 4;

    /** The greatest width. */
    public static final int WIDEST = 256;

    /** Scheme, then host and port; a user and a password stand between them and are left out. */
    private static final Pattern ORIGIN =
            Pattern.compile("(?i)(https?://)(?:[^/?#@]*@)?([^/?#@]+)(?=[/?#]|$)");

    public ChannelSettings {
        variables = Map.copyOf(variables);
    }

    /**
     * Where its messages go, as far as that is no secret: scheme, host and port of its first
     * request, and "/…" for what follows. Empty where that is not known before a message is.
     */
    public String destination() {
        var parts = provider.requests().getFirst().address().parts();
        var begins =
                switch (parts.getFirst()) {
                    case Template.Fixed(var text) -> text;
                    case Template.Place(var name, var _) -> variables.getOrDefault(name, "");
                };
        var place = ORIGIN.matcher(begins);
        if (!place.lookingAt()) {
            return "";
        }
        var isAll = parts.size() == 1 && place.end() == begins.length();
        return place.group(1) + place.group(2) + (isAll ? "" : "/…");
    }

    /** Names what it knows, and no secret. */
    @Override
    public String toString() {
        return "ChannelSettings[id="
                + id
                + ", provider="
                + provider.id()
                + ", variables="
                + new TreeMap<>(variables).keySet()
                + "]";
    }
}
