package dev.candor.config;

import dev.candor.model.AlertRule;
import dev.candor.model.AudienceSettings;
import dev.candor.model.Check;
import dev.candor.model.ComponentId;
import dev.candor.model.Condition;
import dev.candor.model.MailSettings;
import dev.candor.model.Occasion;
import dev.candor.model.Requirement;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.model.Target;
import dev.candor.model.UptimeTarget;
import dev.candor.model.channel.ChannelSettings;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes a configuration as a file that says everything. Header values, bodies and texts to send
 * may be secrets: they are hidden when it is shown and kept when it is hashed.
 */
final class EffectiveText {
    private final StringBuilder text = new StringBuilder();
    private final Map<ComponentId, List<ComponentDefinition>> children = new HashMap<>();
    private final UnaryOperator<String> secret;

    private EffectiveText(UnaryOperator<String> secret) {
        this.secret = secret;
    }

    static String redacted(Configuration configuration) {
        return new EffectiveText(_ -> "(not shown)").write(configuration);
    }

    static String hash(Configuration configuration) {
        var whole = new EffectiveText(UnaryOperator.identity()).write(configuration);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private String write(Configuration configuration) {
        var page = configuration.page();
        line("page:");
        line("  name: ", quoted(page.name()));
        line("  url: ", quoted(page.url().toString()));
        line("  zone: ", quoted(page.zone().getId()));
        if (!page.zones().isEmpty()) {
            line("  zones:");
            page.zones().forEach(zone -> line("    - ", quoted(zone.getId())));
        }
        line("  language: ", quoted(page.language()));
        for (var component : configuration.components()) {
            var parent = component.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(component);
            }
        }
        line("components:", configuration.components().isEmpty() ? " []" : "");
        configuration.components().stream()
                .filter(component -> component.parent() == null)
                .forEach(component -> component(component, ""));
        line("checks:", configuration.checks().isEmpty() ? " []" : "");
        configuration.checks().forEach(this::check);
        line("targets:", configuration.targets().isEmpty() ? " []" : "");
        configuration.targets().forEach(this::target);
        line("allow-addresses:", configuration.allowAddresses().isEmpty() ? " []" : "");
        configuration.allowAddresses().forEach(it -> line("  - ", quoted(it.toString())));
        line("trusted-proxies:", configuration.trustedProxies().isEmpty() ? " []" : "");
        configuration.trustedProxies().forEach(it -> line("  - ", quoted(it.toString())));
        line("limits:");
        line("  per-host: ", Integer.toString(configuration.limits().perHost()));
        var rate = configuration.limits().ratePerHost();
        if (rate != null) {
            line(
                    "  rate-per-host: ",
                    BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString());
        }
        if (configuration.limits().messages() > 0) {
            line("  messages: ", Integer.toString(configuration.limits().messages()));
        }
        metrics(configuration.series());
        graphs(configuration.series());
        var retention = configuration.retention();
        line("history:");
        line("  results: ", Durations.format(retention.raw()));
        line("  minutes: ", Durations.format(retention.minutes()));
        line("  hours: ", Durations.format(retention.hours()));
        line("  days: ", Durations.format(retention.days()));
        var mail = configuration.mail();
        if (mail != null) {
            mail(mail);
        }
        line("channels:", configuration.channels().isEmpty() ? " []" : "");
        configuration.channels().forEach(this::channel);
        var telling = configuration.telling();
        line("telling:");
        line("  remind-before: ", durations(telling.remindBefore()));
        line("  overrun-after: ", Durations.format(telling.overrunAfter()));
        line("  leave-out: ", texts(telling.leftOut().stream().map(Occasion::wireName).toList()));
        if (!configuration.audiences().isEmpty()) {
            line("audiences:");
            configuration.audiences().forEach(this::audience);
        }
        line("alerts:", configuration.alerts().isEmpty() ? " []" : "");
        configuration.alerts().forEach(this::alert);
        var heartbeat = configuration.heartbeat();
        if (heartbeat != null) {
            line("heartbeat:");
            hidden("  url: ", heartbeat.url().toString());
            line("  every: ", Durations.format(heartbeat.every()));
        }
        return text.toString();
    }

    private void channel(ChannelSettings channel) {
        line("  - id: ", quoted(channel.id()));
        line("    provider: ", quoted(channel.provider().id()));
        line("    width: ", Integer.toString(channel.width()));
        if (channel.rate() > 0) {
            line("    rate: ", Integer.toString(channel.rate()));
        }
        new TreeMap<>(channel.variables())
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        hidden("    " + name + ": ", value);
                    }
                });
    }

    private void audience(AudienceSettings audience) {
        line("  - id: ", quoted(audience.audience().value()));
        line("    name: ", quoted(audience.name()));
        var query = audience.query();
        if (query != null) {
            line("    database: ", quoted(query.database()));
            hidden("    password: ", query.password());
            line("    query: ", quoted(query.statement()));
            line("    every: ", Durations.format(query.every()));
        }
    }

    private void alert(AlertRule rule) {
        line("  - to: ", texts(rule.steps().getFirst().to()));
        var when = rule.when();
        line("    when:");
        if (when.component() != null) {
            line("      component: ", quoted(when.component().value()));
        }
        if (when.check() != null) {
            line("      check: ", quoted(when.check().value()));
        }
        if (when.audience() != null) {
            line("      audience: ", quoted(when.audience().value()));
        }
        line("      level: ", when.level().wireName());
        line("      for: ", Durations.format(when.lasting()));
        if (when.check() == null) {
            line(
                    "      of: ",
                    texts(
                            when.of().stream()
                                    .map(it -> it.name().toLowerCase(Locale.ROOT))
                                    .sorted()
                                    .toList()));
        }
        line("    remind-every: ", Durations.format(rule.remindEvery()));
        line("    then:", rule.steps().size() == 1 ? " []" : "");
        for (var step : rule.steps().subList(1, rule.steps().size())) {
            line("      - after: ", Durations.format(step.after()));
            line("        to: ", texts(step.to()));
        }
    }

    private static String durations(List<Duration> durations) {
        return durations.stream()
                .map(Durations::format)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String texts(List<String> texts) {
        return texts.stream()
                .map(EffectiveText::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void mail(MailSettings mail) {
        line("mail:");
        line("  from: ", quoted(sender(mail)));
        line("  relays:");
        for (var relay : mail.relays()) {
            line("    - url: ", quoted(RelayReader.text(relay)));
            hidden("      password: ", relay.password());
        }
        line("  connections: ", Integer.toString(mail.connections()));
        if (mail.rate() > 0) {
            line("  rate: ", Integer.toString(mail.rate()));
        }
        line("  hello: ", quoted(mail.hello()));
        var dkim = mail.dkim();
        if (dkim != null) {
            line("  dkim:");
            line("    domain: ", quoted(dkim.domain()));
            line("    selector: ", quoted(dkim.selector()));
            hidden("    key: ", dkim.key());
        }
        var bounces = mail.bounces();
        if (bounces != null) {
            line("  bounces:");
            line("    address: ", quoted(bounces.address()));
            if (bounces.host() != null) {
                line("    listen: ", quoted(bounces.host() + ":" + bounces.port()));
            }
        }
        optional("  unsubscribe: ", mail.unsubscribe());
        optional("  templates: ", mail.templates());
    }

    private static String sender(MailSettings mail) {
        return mail.name().isEmpty() ? mail.from() : mail.name() + " <" + mail.from() + ">";
    }

    private void optional(String key, @Nullable String value) {
        if (value != null) {
            line(key, quoted(value));
        }
    }

    private void metrics(List<Series> series) {
        var metrics = series.stream().filter(it -> it.id().kind() == SeriesId.Kind.METRIC).toList();
        line("metrics:", metrics.isEmpty() ? " []" : "");
        for (var metric : metrics) {
            line("  - id: ", quoted(metric.id().name()));
            line("    name: ", quoted(metric.name()));
            if (!metric.unit().isEmpty()) {
                line("    unit: ", quoted(metric.unit()));
            }
            var component = metric.component();
            if (component != null) {
                line("    component: ", quoted(component.value()));
            }
            line("    public: ", Boolean.toString(metric.shown()));
        }
    }

    private void graphs(List<Series> series) {
        var checks = series.stream().filter(it -> it.id().kind() == SeriesId.Kind.CHECK).toList();
        line("graphs:", checks.isEmpty() ? " []" : "");
        checks.forEach(check -> line("  - ", quoted(check.id().name())));
    }

    private void component(ComponentDefinition component, String indent) {
        line(indent + "  - id: ", quoted(component.id().value()));
        line(indent + "    name: ", quoted(component.name()));
        var requirement = component.requirement();
        var rule = rule(requirement, children(component).size());
        if (!rule.isEmpty()) {
            line(
                    indent + "    requires: ",
                    requirement.of().isEmpty()
                            ? rule
                            : "{" + rule + ": " + ids(requirement.of()) + "}");
        }
        var was = component.was();
        if (was != null) {
            line(indent + "    was: ", quoted(was.value()));
        }
        day(indent + "    since: ", component.since());
        if (!children(component).isEmpty()) {
            line(indent + "    children:");
            children(component).forEach(child -> component(child, indent + "    "));
        }
    }

    private void target(UptimeTarget target) {
        line("  - id: ", quoted(target.id().value()));
        line("    name: ", quoted(target.name()));
        line("    components: ", ids(target.components()));
        line("    uptime: ", percent(target.partsPerMillion()));
        line("    per: ", target.term().name().toLowerCase(Locale.ROOT));
        line("    excluding-maintenance: ", Boolean.toString(target.excludingMaintenance()));
        day("    since: ", target.begins());
        day("    until: ", target.ends());
    }

    private void day(String key, @Nullable LocalDate day) {
        if (day != null) {
            line(key, quoted(day.toString()));
        }
    }

    private static String percent(int partsPerMillion) {
        var percent = BigDecimal.valueOf(partsPerMillion, 4).stripTrailingZeros();
        return percent.toPlainString() + "%";
    }

    private List<ComponentDefinition> children(ComponentDefinition component) {
        return children.getOrDefault(component.id(), List.of());
    }

    private static String ids(List<ComponentId> ids) {
        return ids.stream()
                .map(id -> quoted(id.value()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String rule(Requirement requirement, int children) {
        var parts = requirement.of().isEmpty() ? children : requirement.of().size();
        return switch (requirement) {
            case Requirement.None _ -> "";
            case Requirement.All _ -> "all";
            case Requirement.Any _ -> "any";
            case Requirement.AtLeast some -> some.needed() + " of " + parts;
        };
    }

    private void check(Check check) {
        line("  - id: ", quoted(check.id().value()));
        line("    component: ", quoted(check.component().value()));
        switch (check.target()) {
            case Target.Http http -> http(http);
            case Target.Tcp tcp -> tcp(tcp);
        }
        line("    every: ", Durations.format(check.every()));
        line("    timeout: ", Durations.format(check.timeout()));
        line("    fail-after: ", Integer.toString(check.failAfter()));
        line("    recover-after: ", Integer.toString(check.recoverAfter()));
        line("    incident: ", check.incident().name().toLowerCase(Locale.ROOT));
        line("    expect:", check.conditions().isEmpty() ? " []" : "");
        check.conditions().stream()
                .map(Condition::source)
                .forEach(it -> line("      - ", quoted(it)));
    }

    private void http(Target.Http http) {
        line("    http: ", quoted(http.address().toString()));
        line("    method: ", http.method());
        line("    headers:", http.headers().isEmpty() ? " {}" : "");
        http.headers().forEach(it -> hidden("      " + quoted(it.name()) + ": ", it.value()));
        hidden("    body: ", http.body());
        line("    redirects: ", Integer.toString(http.redirects()));
        line("    verify-certificate: ", Boolean.toString(http.verifyCertificate()));
    }

    private void tcp(Target.Tcp tcp) {
        var host = tcp.host().contains(":") ? "[" + tcp.host() + "]" : tcp.host();
        line("    tcp: ", quoted(host + ":" + tcp.port()));
        hidden("    send: ", tcp.send());
        var banner = tcp.banner();
        if (banner != null) {
            line("    banner: ", quoted(banner));
        }
    }

    private void hidden(String key, @Nullable String value) {
        if (value != null) {
            line(key, quoted(secret.apply(value)));
        }
    }

    private void line(String... parts) {
        text.append(String.join("", parts)).append('\n');
    }

    /** A double-quoted YAML scalar. */
    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter == 0x7f || letter == 0x85 || letter == 0xfeff) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
