package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConditionParser.Outcomes;
import dev.candor.config.ConfigurationText.MapSecrets;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the manual and the reader together. */
class ConfigurationManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final MapSecrets SECRETS =
            new MapSecrets(
                    Map.of("ORDERS_TOKEN", "x", "API_TOKEN", "y", "SMTP_PASSWORD", "w"),
                    Map.of(
                            "secrets/key",
                            "z",
                            "secrets/heartbeat",
                            "https://hc.example.com/ping/1",
                            "dkim.pem",
                            "-----BEGIN PRIVATE KEY-----"));

    private final List<String> lines = lines();

    private static List<String> lines() {
        try {
            return Files.readAllLines(MANUAL);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + MANUAL, e);
        }
    }

    /** The lines below a heading, up to the next one. */
    private List<String> part(String heading) {
        return lines.stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    private List<String> examples() {
        var examples = new ArrayList<String>();
        var text = String.join("\n", lines);
        var matcher = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    @Test
    void theManualListsTheKeysThatTheReaderTakesAndNoOthers() {
        for (var part : Key.Part.values()) {
            var listed =
                    part(part.title()).stream()
                            .map(ROW::matcher)
                            .filter(row -> row.matches())
                            .map(row ->
                                    new Key(
                                            part,
                                            row.group(1),
                                            row.group(2),
                                            row.group(3).replace("`", "")))
                            .toList();
            assertThat(listed)
                    .as(part.title())
                    .isEqualTo(Key.ALL.stream().filter(key -> key.part() == part).toList());
        }
    }

    @Test
    void theDefaultsThatTheManualStatesAreThoseThatAreFilledIn() {
        var effective =
                ConfigurationText.valid(
                                ConfigurationText.PAGE
                                        + "components: [{id: a}]\n"
                                        + "checks: [{id: a, http: http://a}]\n"
                                        + "targets: [{id: a, components: [a], uptime: 99%, per:"
                                        + " year}]\n"
                                        + "metrics: [{id: m}]\n"
                                        + "mail: {from: a@b.example, relays: ['smtp://c']}\n"
                                        + "heartbeat: {url: http://a}\n")
                        .toString();
        Key.ALL.stream()
                .filter(key ->
                        !List.of("required", "none", "its own defaults").contains(key.fallback()))
                .filter(key -> !key.fallback().startsWith("this or "))
                .filter(key -> !key.fallback().startsWith("its "))
                .filter(key -> !key.fallback().startsWith("the "))
                .filter(key -> !key.name().equals("expect"))
                .forEach(key ->
                        assertThat(effective.replace("\"", ""))
                                .as(key.name())
                                .contains("  " + key.name() + ": " + key.fallback() + "\n"));
        assertThat(effective).contains("expect:\n      - \"status < 400\"\n");
    }

    @Test
    void everyExampleIsAValidFile() {
        assertThat(examples()).hasSizeGreaterThan(5);
        for (var example : examples()) {
            assertThat(ConfigurationText.parse(example, SECRETS))
                    .as(example)
                    .isInstanceOf(Parsed.Valid.class);
        }
    }

    @Test
    void everyConditionOfTheManualIsOne() {
        var subjects = Stream.of("status", "latency", "header", "body", "json", "certificate");
        var pattern =
                Pattern.compile("`((" + String.join("|", subjects.toList()) + ")[ \\[][^`]+)`");
        var conditions =
                pattern.matcher(String.join("\n", part("conditions")))
                        .results()
                        .map(result -> result.group(1))
                        .toList();
        assertThat(conditions).hasSizeGreaterThan(8);
        for (var condition : conditions) {
            assertThat(ConditionParser.parse(condition))
                    .as(condition)
                    .isInstanceOf(Outcomes.Valid.class);
        }
    }

    @Test
    void theMessageThatTheManualShowsIsTheOneThatPeopleSee() {
        assertThat(
                        ConfigurationText.problems(
                                ConfigurationText.PAGE
                                        + "components: [{id: a}]\n"
                                        + "checks:\n  - id: a\n    tcp: 'a:1'\n    evry: 1s\n"))
                .singleElement()
                .asString()
                .endsWith("evry: unknown key 'evry' in check; did you mean 'every'?");
        assertThat(lines)
                .contains(
                        "candor.yaml:12:5 checks[2].evry: unknown key 'evry' in check; did you mean"
                                + " 'every'?");
    }
}
