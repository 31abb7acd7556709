package dev.candor.config;

import dev.candor.model.AlertRule;
import dev.candor.model.AudienceSettings;
import dev.candor.model.Check;
import dev.candor.model.HeartbeatSettings;
import dev.candor.model.MailSettings;
import dev.candor.model.Page;
import dev.candor.model.Retention;
import dev.candor.model.Series;
import dev.candor.model.TellingRules;
import dev.candor.model.UptimeTarget;
import dev.candor.model.channel.ChannelSettings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that a configuration file says, with defaults filled in and secrets resolved.
 *
 * @param page the page
 * @param components the tree, parents before children, otherwise in the file's order
 * @param checks in the file's order
 * @param targets what is promised, in the file's order
 * @param allowAddresses the ranges, beside public addresses, that redirects and checks from outside
 *     the file may reach
 * @param trustedProxies the ranges in which proxies are believed about the client's address
 * @param limits what one target host is spared
 * @param series what can be drawn: the checks under {@code graphs}, then the metrics
 * @param retention for how long what was observed is kept
 * @param reaching how people are reached
 * @param hash lower-case hexadecimal SHA-256 of all of the above, secrets included: two files that
 *     mean the same have the same
 */
public record Configuration(
        Page page,
        List<ComponentDefinition> components,
        List<Check> checks,
        List<UptimeTarget> targets,
        List<AddressRange> allowAddresses,
        List<AddressRange> trustedProxies,
        Limits limits,
        List<Series> series,
        Retention retention,
        Reaching reaching,
        String hash) {
    /** What the parts come to; nothing is drawn, nobody is reached, and the hash is computed. */
    public static Configuration of(
            Page page,
            List<ComponentDefinition> components,
            List<Check> checks,
            List<UptimeTarget> targets,
            List<AddressRange> allowAddresses,
            List<AddressRange> trustedProxies,
            Limits limits,
            Retention retention) {
        return new Configuration(
                        page,
                        components,
                        checks,
                        targets,
                        allowAddresses,
                        trustedProxies,
                        limits,
                        List.of(),
                        retention,
                        Reaching.NOBODY,
                        "")
                .hashed();
    }

    /** The same with what can be drawn; the hash is computed anew. */
    public Configuration withSeries(List<Series> drawn) {
        return with(drawn, reaching, "").hashed();
    }

    /** The same with another way for e-mail, or none; the hash is computed anew. */
    public Configuration withMail(@Nullable MailSettings mail) {
        return with(series, reaching.withMail(mail), "").hashed();
    }

    /** The same with those channels; the hash is computed anew. */
    public Configuration withChannels(List<ChannelSettings> channels) {
        return with(series, reaching.withChannels(channels), "").hashed();
    }

    /** The same with those alerts; the hash is computed anew. */
    public Configuration withAlerts(List<AlertRule> alerts) {
        return with(series, reaching.withAlerts(alerts), "").hashed();
    }

    /** The same with another heartbeat, or none; the hash is computed anew. */
    public Configuration withHeartbeat(@Nullable HeartbeatSettings heartbeat) {
        return with(series, reaching.withHeartbeat(heartbeat), "").hashed();
    }

    /** The same with those rules of telling; the hash is computed anew. */
    public Configuration withTelling(TellingRules rules) {
        return with(series, reaching.withTelling(rules), "").hashed();
    }

    /** The same with those audiences; the hash is computed anew. */
    public Configuration withAudiences(List<AudienceSettings> audiences) {
        return with(series, reaching.withAudiences(audiences), "").hashed();
    }

    /** Those whom the operator serves, as far as the file names them. */
    public List<AudienceSettings> audiences() {
        return reaching.audiences();
    }

    /** What the page tells by itself. */
    public TellingRules telling() {
        return reaching.telling();
    }

    /** How e-mail leaves, or null when none does. */
    public @Nullable MailSettings mail() {
        return reaching.mail();
    }

    /** Ways to reach people, beside e-mail. */
    public List<ChannelSettings> channels() {
        return reaching.channels();
    }

    /** When operators are alerted. */
    public List<AlertRule> alerts() {
        return reaching.alerts();
    }

    /** Whom the program tells that it tells people, or null for nobody. */
    public @Nullable HeartbeatSettings heartbeat() {
        return reaching.heartbeat();
    }

    private Configuration hashed() {
        return with(series, reaching, EffectiveText.hash(this));
    }

    private Configuration with(List<Series> drawn, Reaching others, String newHash) {
        return new Configuration(
                page,
                components,
                checks,
                targets,
                allowAddresses,
                trustedProxies,
                limits,
                drawn,
                retention,
                others,
                newHash);
    }

    public Configuration {
        components = List.copyOf(components);
        checks = List.copyOf(checks);
        targets = List.copyOf(targets);
        allowAddresses = List.copyOf(allowAddresses);
        trustedProxies = List.copyOf(trustedProxies);
        series = List.copyOf(series);
    }

    /** As a configuration file with every default written out, and no secret shown. */
    @Override
    public String toString() {
        return EffectiveText.redacted(this);
    }
}
