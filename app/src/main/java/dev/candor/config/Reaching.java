package dev.candor.config;

import dev.candor.model.AlertRule;
import dev.candor.model.AudienceSettings;
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
 * @param audiences those whom the operator serves, as far as the file names them
 */
public record Reaching(
        @Nullable MailSettings mail,
        List<ChannelSettings> channels,
        List<AlertRule> alerts,
        TellingRules telling,
        @Nullable HeartbeatSettings heartbeat,
        List<AudienceSettings> audiences) {
    /** Nobody is reached. */
    static final Reaching NOBODY =
            new Reaching(null, List.of(), List.of(), TellingRules.DEFAULT, null, List.of());

    public Reaching {
        channels = List.copyOf(channels);
        alerts = List.copyOf(alerts);
        audiences = List.copyOf(audiences);
    }

    Reaching withMail(@Nullable MailSettings other) {
        return new Reaching(other, channels, alerts, telling, heartbeat, audiences);
    }

    Reaching withChannels(List<ChannelSettings> others) {
        return new Reaching(mail, others, alerts, telling, heartbeat, audiences);
    }

    Reaching withAlerts(List<AlertRule> others) {
        return new Reaching(mail, channels, others, telling, heartbeat, audiences);
    }

    Reaching withTelling(TellingRules others) {
        return new Reaching(mail, channels, alerts, others, heartbeat, audiences);
    }

    Reaching withHeartbeat(@Nullable HeartbeatSettings other) {
        return new Reaching(mail, channels, alerts, telling, other, audiences);
    }

    Reaching withAudiences(List<AudienceSettings> others) {
        return new Reaching(mail, channels, alerts, telling, heartbeat, others);
    }
}
