package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;
import dev.candor.model.AlertRule;
import dev.candor.model.channel.Provider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class ChannelsTest {
    private static final MapSecrets SECRETS =
            new MapSecrets(Map.of("URL", "https://hooks.example.com/T0/very-secret"), Map.of());
    private static final String CHAT =
            ConfigurationText.PAGE
                    + "components: [{id: app}]\n"
                    + "checks: [{id: app, http: 'http://a'}]\n"
                    + "channels:\n  - {id: chat, provider: slack, url: {env: URL}}\n";

    private static final String MAIL =
            "mail: {from: a@example.com, relays: ['smtp://127.0.0.1']}\n";

    private static final Path HOME = Path.of(System.getProperty("candor.home", ".."));
    private static final MapSecrets EVERYTHING =
            new MapSecrets(
                    Map.of("SLACK_URL", "https://hooks.slack.com/services/x", "HOOK", "s"),
                    Map.of("secrets/pagerduty", "R0"));
    private static final String OPS_CHAT =
            "channels: [{id: ops-chat, provider: slack, url: 'https://a'}]\n";

    @TempDir Path folder;

    @Test
    void aChannelHasItsProviderItsVariablesAndItsWidth() {
        var channel = ConfigurationText.valid(CHAT, SECRETS).channels().getFirst();
        assertThat(channel.provider().id()).isEqualTo("slack");
        assertThat(channel.width()).isEqualTo(4);
        assertThat(channel.rate()).isZero();
        assertThat(channel.variables())
                .containsEntry("url", "https://hooks.example.com/T0/very-secret");
    }

    @Test
    void whatIsPrintedShowsNoSecretAndReadsAgain() {
        var configuration = ConfigurationText.valid(CHAT, SECRETS);
        assertThat(configuration.toString())
                .contains("provider: \"slack\"")
                .doesNotContain("very-secret");
        assertThat(configuration.channels().toString()).doesNotContain("very-secret");
        var other = new MapSecrets(Map.of("URL", "https://hooks.example.com/T0/another"), Map.of());
        assertThat(ConfigurationText.valid(CHAT, other).hash()).isNotEqualTo(configuration.hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {id: c, provider: slak, url: https://a} | candor.yaml:3:23 channels[0].provider: there is no provider 'slak'; did you mean 'slack'?
                    {id: c, provider: slack} | candor.yaml:3:5 channels[0]: 'url' is missing; the provider slack needs it
                    {id: c, provider: slack, ur: https://a, url: https://a} | candor.yaml:3:30 channels[0].ur: unknown key 'ur' in channel; did you mean 'url'?
                    {id: mail, provider: slack, url: https://a} | candor.yaml:3:10 channels[0].id: the channel 'mail' is the program's own; choose another
                    {id: c, provider: slack, url: ftp://a} | candor.yaml:3:35 channels[0].url: this is not an http or https address; look at its beginning
                    {id: c, provider: slack, url: https://a, width: 0} | candor.yaml:3:53 channels[0].width: expected a whole number from 1 to 256, found '0'
                    """)
    void whatIsWrongWithAChannelHasAPlace(String channel, String problem) {
        var text = ConfigurationText.PAGE + "channels:\n  - " + channel + "\n";
        assertThat(ConfigurationText.problems(text)).singleElement().asString().endsWith(problem);
    }

    @Test
    void anOperatorsProviderComesFromAFolderAndItsMistakesHavePlacesToo() throws IOException {
        Files.writeString(
                folder.resolve("pager.yaml"),
                """
                id: pager
                variables: {url: required, token: optional}
                requests:
                  - address: "{{url}}/send"
                    json: {what: "{{title}}", how: "{{titel}}"}
                answers:
                  - {status: 2xx, means: accepted}
                """);
        var secrets = new LocalSecrets(_ -> null, folder);
        var text =
                ConfigurationText.PAGE
                        + "providers: .\n"
                        + "channels: [{id: p, provider: pager, url: 'https://a'}]\n";
        assertThat(ConfigurationText.problems(text, secrets))
                .singleElement()
                .asString()
                .contains("pager.yaml:5:36 requests[0].json.how: unknown variable 'titel'")
                .contains("did you mean 'title'?");
        Files.writeString(
                folder.resolve("pager.yaml"),
                Files.readString(folder.resolve("pager.yaml")).replace("titel", "text"));
        assertThat(ConfigurationText.valid(text, secrets).channels().getFirst().provider().name())
                .isEqualTo("pager");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '`',
            textBlock =
                    """
                    id: pager                        % any.yaml
                    id: slack                        % any.yaml
                    id: pager # names no request     % pager.yaml
                    colour: red                      % pager.yaml
                    """)
    void aBrokenFileOfAProviderIsOneProblemAndItsChannelNoSecondOne(String text, String name)
            throws IOException {
        Files.writeString(folder.resolve(name), text + "\n");
        var id = text.contains("slack") ? "slack" : "pager";
        assertThat(
                        ConfigurationText.problems(
                                ConfigurationText.PAGE
                                        + "providers: .\n"
                                        + "channels: [{id: p, provider: %s, url: 'https://a'}]\n"
                                                .formatted(id)
                                        + "alerts: [{to: [p]}]\n",
                                new LocalSecrets(_ -> null, folder)))
                .isNotEmpty()
                .allMatch(problem -> problem.contains(name + ":"));
    }

    @Test
    void aSecretIsOptionalWhereTheProviderSaysSo() {
        var text =
                ConfigurationText.PAGE
                        + "channels: [{id: p, provider: statuspage, url: 'https://a'}]\n";
        assertThat(ConfigurationText.valid(text).channels().getFirst().variables())
                .containsEntry("secret", "");
        assertThat(ConfigurationText.problems(text.replace("statuspage", "webhook")))
                .singleElement()
                .asString()
                .endsWith("'secret' is missing; the provider webhook needs it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '`',
            textBlock =
                    """
                    address: "/send" % 5:15 requests[0].address: an address begins with https://, http:// or a variable; such as 'https://api.example.com/{{topic}}' or '{{url}}'
                    address: "{{link}}" % 5:15 requests[0].address: an address begins with
                    address: "ftp://a" % 5:15 requests[0].address: an address begins with
                    address: "{{url}}", json: {n: "{{text|number}}"} % 5:36 requests[0].json.n: 'text' is not always a number; look it up under 'values', where each text is one
                    address: "{{url}}", json: {n: "{{word|number}}"} % 5:36 requests[0].json.n: 'word' is not always a number
                    address: "{{url}}", when: {stage: oevr} % 5:40 requests[0].when.stage: 'stage' is never 'oevr'; did you mean 'over'?
                    address: "{{url}}", when: {event: [alert, notices]} % 5:40 requests[0].when.event: 'event' is never 'notices'; did you mean 'notice'?
                    address: "{{url}}", headers: {Host: a} % 5:42 requests[0].headers.Host: the program writes the header 'Host' itself; leave it out
                    """)
    void whatCouldNeverBeSentIsSaidBeforeItIs(String request, String problem) throws IOException {
        assertThat(ownProvider("major_outage", request))
                .singleElement()
                .asString()
                .contains("own.yaml:" + problem);
    }

    @Test
    void aLookupOfWhatNeverIsIsSaid() throws IOException {
        assertThat(ownProvider("major", "address: \"{{url}}\""))
                .singleElement()
                .asString()
                .contains("own.yaml:3:41 values.digit.is.major: 'level' is never 'major'");
    }

    @Test
    void aLookupThatComesToNumbersIsOne() throws IOException {
        var request = "address: \"{{url}}\", json: {n: \"{{digit|number}}\", w: \"{{wrod}}\"}";
        assertThat(ownProvider("major_outage", request))
                .singleElement()
                .asString()
                .contains("unknown variable 'wrod'");
    }

    private List<String> ownProvider(String level, String request) throws IOException {
        Files.writeString(
                folder.resolve("own.yaml"),
                """
                id: own
                variables: {url: required}
                values: {digit: {of: level, is: {%s: "1"}}, word: {of: stage, is: {over: "no"}}}
                requests:
                  - {%s}
                """
                        .formatted(level, request));
        return ConfigurationText.problems(
                ConfigurationText.PAGE + "providers: .\n", new LocalSecrets(_ -> null, folder));
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThat(
                        ConfigurationText.problems(
                                ConfigurationText.PAGE + "providers: nowhere\n",
                                new LocalSecrets(_ -> null, folder)))
                .singleElement()
                .asString()
                .endsWith(
                        "the folder of providers nowhere cannot be read; there is no such folder");
    }

    @Test
    void anAlertHasItsStepsAndItsTimes() {
        var rule =
                alerts(
                        """
                        alerts:
                          - to: [ops@example.com, chat]
                            when: {component: app, level: partial_outage, for: 5m}
                            then: [{to: [boss@example.com]}, {after: 1h, to: [ceo@example.com]}]
                        escalate-after: 10m
                        """);
        assertThat(rule.when().lasting()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.remindEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(rule.steps())
                .containsExactly(
                        new AlertRule.Step(Duration.ZERO, List.of("ops@example.com", "chat")),
                        new AlertRule.Step(Duration.ofMinutes(10), List.of("boss@example.com")),
                        new AlertRule.Step(Duration.ofHours(1), List.of("ceo@example.com")));
    }

    @Test
    void aRuleKeepsItsNameWhenOnlyItsPeopleChange() {
        var one = alerts("alerts: [{to: [a@example.com], when: {component: app}}]\n");
        var other = alerts("alerts: [{to: [b@example.com], when: {component: app}}]\n");
        var third = alerts("alerts: [{to: [a@example.com], when: {check: app}}]\n");
        assertThat(other.id()).isEqualTo(one.id());
        assertThat(third.id()).isNotEqualTo(one.id());
    }

    private static AlertRule alerts(String text) {
        return ConfigurationText.valid(CHAT + MAIL + text, SECRETS).alerts().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {to: [chta]} | there is no channel 'chta'; did you mean 'chat'?
                    {to: ['a@b c']} | 'a@b c' is not an e-mail address
                    {to: [ops@example.com]} | no e-mail can leave: this file has no 'mail'; add 'mail: {from: …, relays: […]}', or name a channel
                    {to: []} | 'to' names 1 to 50 addresses
                    {when: {component: app}} | 'to' is missing; such as 'to: [ops@example.com]'
                    {to: [chat], when: {component: ap}} | there is no 'ap'; did you mean 'app'?
                    {to: [chat], when: {component: app, check: app}} | an alert is about a component or a check; keep one of the two
                    {to: [chat], when: {level: operational}} | 'operational' is not a value of this key
                    {to: [chat], then: [{after: 5m, to: [chat]}, {after: 5m, to: [chat]}]} | this step comes no later than the one before it
                    """)
    void whatIsWrongWithAnAlertIsSaid(String alert, String problem) {
        assertThat(ConfigurationText.problems(CHAT + "alerts:\n  - " + alert + "\n", SECRETS))
                .singleElement()
                .asString()
                .contains("candor.yaml:7:")
                .contains(problem);
    }

    @Test
    void theExamplesOfTheManualAreValid() throws IOException {
        var all = new ArrayList<String>();
        for (var name : List.of("channels.md", "alerts.md")) {
            var text = Files.readString(HOME.resolve("docs").resolve(name));
            Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                    .matcher(text)
                    .results()
                    .forEach(each -> all.add(each.group(1)));
        }
        assertThat(all).hasSize(3);
        for (var example : all) {
            if (example.startsWith("id:")) {
                Files.writeString(folder.resolve("own.yaml"), example);
                ConfigurationText.valid(
                        ConfigurationText.PAGE + "providers: .\n",
                        new LocalSecrets(_ -> null, folder));
            } else {
                ConfigurationText.valid(known(example), EVERYTHING);
            }
        }
    }

    private static String known(String example) {
        return ConfigurationText.PAGE
                + "components: [{id: shop}]\n"
                + (example.startsWith("channels:") ? "" : OPS_CHAT + MAIL)
                + example;
    }

    @Test
    void theManualNamesEachProviderAndEachValue() throws IOException {
        var text = Files.readString(HOME.resolve("docs/channels.md"));
        for (var provider : Providers.builtIn().values()) {
            assertThat(text).contains("| `" + provider.id() + "` |");
        }
        for (var value : Provider.VALUES) {
            assertThat(text).contains("`" + value + "`");
        }
    }
}
