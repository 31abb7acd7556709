package dev.candor.config;

import dev.candor.model.AlertRule;
import dev.candor.model.AlertRule.Of;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.channel.ChannelSettings;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code alerts}, {@code escalate-after} and {@code remind-every}. */
final class AlertsReader {
    static final Duration ESCALATE_AFTER = Duration.ofMinutes(15);
    static final Duration REMIND_EVERY = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_ADDRESS = 254;
    private static final int ID_LENGTH = 12;
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]+@[^\\s@<>,;\"\\p{Cntrl}]+");
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).filter(Level::isFault).map(Level::wireName).toList();
    private static final String ALL = "FAULT,PROMISE";
    private static final List<String> SUBJECTS =
            Arrays.stream(Of.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

    private final Set<ComponentId> components;
    private final Set<CheckId> checks;
    private final Set<String> channels;
    private final Set<Audience> audiences;
    private final boolean hasMail;
    private final Duration escalateAfter;
    private final Duration remindEvery;
    private final Set<String> ids = new HashSet<>();

    private AlertsReader(
            Section file,
            Set<ComponentId> components,
            List<Check> checks,
            List<ChannelSettings> channels,
            List<AudienceSettings> audiences) {
        this.components = components;
        this.checks = checks.stream().map(Check::id).collect(Collectors.toSet());
        this.channels = channels.stream().map(ChannelSettings::id).collect(Collectors.toSet());
        this.audiences =
                audiences.stream().map(AudienceSettings::audience).collect(Collectors.toSet());
        hasMail = file.value("mail").isPresent();
        escalateAfter = duration(file, "escalate-after").orElse(ESCALATE_AFTER);
        remindEvery = duration(file, "remind-every").orElse(REMIND_EVERY);
    }

    static List<AlertRule> read(
            Section file,
            Set<ComponentId> components,
            List<Check> checks,
            List<ChannelSettings> channels,
            List<AudienceSettings> audiences) {
        var reader = new AlertsReader(file, components, checks, channels, audiences);
        var sections = file.sections("alerts", Key.Part.ALERT);
        if (sections.size() > AlertRule.MOST) {
            file.fail("there are more than " + AlertRule.MOST + " alerts", "");
            return List.of();
        }
        return sections.stream().map(reader::rule).toList();
    }

    private static Optional<Duration> duration(Section section, String key) {
        return section.value(key).flatMap(it -> it.duration(SHORTEST, LONGEST));
    }

    private AlertRule rule(Section section) {
        var when =
                section.value("when")
                        .flatMap(it -> it.section(Key.Part.ALERT_WHEN))
                        .map(this::when)
                        .orElseGet(() -> everything(null, null));
        var steps = new ArrayList<AlertRule.Step>();
        steps.add(new AlertRule.Step(Duration.ZERO, to(section)));
        var last = Duration.ZERO;
        for (var each : section.sections("then", Key.Part.ALERT_THEN)) {
            var after = duration(each, "after").orElse(last.plus(escalateAfter));
            if (after.compareTo(last) <= 0) {
                each.fail(
                        "this step comes no later than the one before it",
                        "'after' counts from the alert's beginning");
            }
            steps.add(new AlertRule.Step(after, to(each)));
            last = after;
        }
        if (steps.size() > AlertRule.MOST_STEPS) {
            section.fail("an alert has at most " + AlertRule.MOST_STEPS + " steps", "");
        }
        var remind = duration(section, "remind-every").orElse(remindEvery);
        return new AlertRule(id(when), when, steps, remind);
    }

    private static AlertRule.When everything(
            @Nullable ComponentId component, @Nullable CheckId check) {
        return new AlertRule.When(
                component,
                check,
                null,
                Level.DEGRADED_PERFORMANCE,
                Duration.ZERO,
                EnumSet.allOf(Of.class));
    }

    private AlertRule.When when(Section section) {
        var component =
                section.value("component")
                        .flatMap(it -> known(it, it.identifier(ComponentId::new), components))
                        .orElse(null);
        var check =
                section.value("check")
                        .flatMap(it -> known(it, it.identifier(CheckId::new), checks))
                        .orElse(null);
        if (component != null && check != null) {
            section.fail("an alert is about a component or a check", "keep one of the two");
        }
        var audience =
                section.value("audience")
                        .flatMap(it -> known(it, it.identifier(Audience::new), audiences))
                        .orElse(null);
        if (audience != null && check != null) {
            section.fail("an alert of a check is about no audience", "keep one of the two");
        }
        var usual = everything(component, check);
        var level =
                section.value("level").flatMap(it -> it.word(LEVELS)).flatMap(Level::ofWireName);
        var lasting = section.value("for").flatMap(it -> it.duration(Duration.ZERO, LONGEST));
        var of = EnumSet.noneOf(Of.class);
        section.items("of")
                .forEach(item ->
                        item.word(SUBJECTS)
                                .ifPresent(
                                        word -> of.add(Of.valueOf(word.toUpperCase(Locale.ROOT)))));
        return new AlertRule.When(
                component,
                check,
                audience,
                level.orElse(usual.level()),
                lasting.orElse(usual.lasting()),
                check != null ? Set.of(Of.FAULT) : of.isEmpty() ? usual.of() : of);
    }

    private static <T> Optional<T> known(Value value, Optional<T> named, Set<T> all) {
        if (named.isPresent() && !all.contains(named.get())) {
            value.fail(
                    "there is no '" + named.get() + "'",
                    Nearest.hint(
                            named.get().toString(),
                            all.stream().map(Object::toString).sorted().toList()));
        }
        return named;
    }

    private List<String> to(Section section) {
        var items = section.required("to", "such as 'to: [ops@example.com]'").map(Value::items);
        var to = new ArrayList<String>();
        for (var item : items.orElse(List.of())) {
            item.text(LONGEST_ADDRESS).filter(text -> isKnown(item, text)).ifPresent(to::add);
        }
        var named = items.map(List::size).orElse(1);
        if (named < 1 || named > AlertRule.MOST_RECIPIENTS) {
            section.fail("'to' names 1 to " + AlertRule.MOST_RECIPIENTS + " addresses", "");
        }
        return to;
    }

    private boolean isKnown(Value item, String text) {
        if (text.contains("@") ? MAIL.matcher(text).matches() : channels.contains(text)) {
            return !text.contains("@") || canLeave(item);
        }
        item.fail(
                text.contains("@")
                        ? "'" + text + "' is not an e-mail address"
                        : "there is no channel '" + text + "'",
                text.contains("@") ? "" : Nearest.hint(text, channels.stream().sorted().toList()));
        return false;
    }

    private boolean canLeave(Value item) {
        if (!hasMail) {
            item.fail(
                    "no e-mail can leave: this file has no 'mail'",
                    "add 'mail: {from: …, relays: […]}', or name a channel");
        }
        return hasMail;
    }

    /** Made of the condition, so that open alerts find their rule again when others come. */
    private String id(AlertRule.When when) {
        var name = new StringBuilder(text(when));
        while (!ids.add(hash(name.toString()))) {
            name.append('+');
        }
        return hash(name.toString());
    }

    private static String text(AlertRule.When when) {
        var isAll = when.of().equals(EnumSet.allOf(Of.class));
        var of =
                isAll
                        ? ALL // so that a rule about all keeps its name when there is more of it
                        : when.of().stream()
                                .map(Enum::name)
                                .sorted()
                                .collect(Collectors.joining(","));
        var text =
                String.join(
                        "|",
                        String.valueOf(when.component()),
                        String.valueOf(when.check()),
                        when.level().wireName(),
                        Durations.format(when.lasting()),
                        of);
        return when.audience() == null ? text : text + "|" + when.audience();
    }

    private static String hash(String name) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
