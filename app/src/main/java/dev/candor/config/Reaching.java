package dev.candor.config;

import dev.candor.model.AlertRule;
import dev.candor.model.HeartbeatSettings;
import dev.candor.model.MailSettings;
import dev.candor.model.TellingRules;
import dev.candor.model.channel.ChannelSettings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How people are reached, and when operators are.
 *
 * @param mail how e-mail leaves, or null when none does
 * @param channels ways to reach people, beside e-mail
 * @param alerts when operators are alerted
 * @param telling what the page tells by itself
 * @param heartbeat whom the program tells that it tells people, or null for nobody
 */
public record Reaching(
        @Nullable MailSettings mail,
        List<ChannelSettings> channels,
        List<AlertRule> alerts,
        TellingRules telling,
        @Nullable HeartbeatSettings heartbeat) {
    /** Nobody is reached. */
    static final Reaching NOBODY =
            new Reaching(null, List.of(), List.of(), TellingRules.DEFAULT, null);

    public Reaching {
        channels = List.copyOf(channels);
        alerts = List.copyOf(alerts);
    }
}
