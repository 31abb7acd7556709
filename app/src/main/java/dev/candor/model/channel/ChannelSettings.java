package dev.candor.model.channel;

import java.util.Map;
import java.util.TreeMap;

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

    public ChannelSettings {
        variables = Map.copyOf(variables);
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
