package dev.candor.notify.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Providers;
import dev.candor.model.Occasion;
import dev.candor.model.Told.Alarm;
import dev.candor.model.channel.Provider;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The contract of each provider that comes with the program: the exact requests for fixed messages
 * (files beside this class), and what its answers mean.
 */
class ProviderContractTest {
    static final List<String> PROVIDERS = Providers.BUILT_IN;

    private static final Instant NOW = Instant.parse("2026-03-08T22:46:00Z");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("url", "https://hooks.example.com/services/T0/B0/secret?v=1"),
                    Map.entry("server", "https://chat.example.com"),
                    Map.entry("token", "123:tok/en"),
                    Map.entry("chat", "-100200300"),
                    Map.entry("room", "!room:example.com"),
                    Map.entry("topic", "acme-alerts"),
                    Map.entry("user", "uQiRzpo4DXghDmr9QzzfQu27cmVRsG"),
                    Map.entry("routing-key", "R0123456789"),
                    Map.entry("api-key", "eb243592-faa2-4ba2-a551q-1afdf565c889"),
                    Map.entry("secret", "whsec_c2VjcmV0"));

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void theRequestsAreThoseOfTheRecordedContract(String id) throws IOException {
        var provider = provider(id);
        var made =
                request(provider, "a notice", HookMessages.notice())
                        + request(provider, "an alert", HookMessages.alert(Alarm.Phase.RAISED))
                        + request(provider, "its end", HookMessages.alert(Alarm.Phase.ENDED))
                        + request(
                                provider, "a reminder", HookMessages.work(Occasion.REMINDED, "en"))
                        + request(
                                provider,
                                "more is affected, in German",
                                HookMessages.work(Occasion.WIDENED, "de"))
                        + request(
                                provider, "an overrun", HookMessages.work(Occasion.OVERRUN, "en"));
        var record = System.getProperty("candor.record");
        if (record != null) {
            Files.writeString(Path.of(record, id + ".txt"), made);
        }
        assertThat(made).isEqualTo(recorded(id));
    }

    @Test
    void eachFileOfTheFolderIsOneOfTheProvidersInTheList() throws Exception {
        var folder =
                Path.of(
                        Objects.requireNonNull(
                                        Providers.class.getResource(
                                                "/dev/candor/notify/providers/slack.yaml"))
                                .toURI());
        try (var files = Files.list(Objects.requireNonNull(folder.getParent()))) {
            assertThat(files.map(each -> each.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Providers.BUILT_IN);
        }
        assertThat(Providers.builtIn().keySet()).containsExactlyElementsOf(Providers.BUILT_IN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    webhook     | 200 | anything | accepted
                    webhook     | 204 |          | accepted
                    webhook     | 301 |          | refused
                    webhook     | 410 |          | dead
                    webhook     | 500 | oops     | deferred
                    statuspage  | 200 |          | accepted
                    statuspage  | 503 |          | deferred
                    slack       | 200 | ok       | accepted
                    slack       | 200 | error    | deferred
                    slack       | 200 | <p>a cookie page</p> | deferred
                    slack       | 200 | invalid_token | deferred
                    slack       | 404 | channel_not_found | dead
                    slack       | 410 | channel_is_archived | dead
                    slack       | 403 | action_prohibited | refused
                    slack       | 400 | invalid_payload | refused
                    slack       | 404 | no_service | dead
                    slack       | 500 | rollup_error | deferred
                    slack       | 429 |          | deferred
                    discord     | 204 |          | accepted
                    discord     | 404 | {"message": "Unknown Webhook", "code": 10015} | dead
                    discord     | 400 | {"embeds": ["0"]} | refused
                    discord     | 429 | {"message": "…", "retry_after": 0.35, "global": false} | deferred
                    teams       | 202 |          | accepted
                    teams       | 413 |          | refused
                    teams       | 429 |          | deferred
                    mattermost  | 200 | ok       | accepted
                    mattermost  | 200 | <html>   | deferred
                    mattermost  | 200 | {"error": "broken"} | deferred
                    mattermost  | 400 | {"id": "web.incoming_webhook.parse.app_error"} | refused
                    mattermost  | 500 |          | deferred
                    rocket-chat | 200 | {"success": true} | accepted
                    rocket-chat | 200 | {"success": false} | refused
                    rocket-chat | 400 | {"success": false, "error": "Invalid integration id or token provided."} | refused
                    rocket-chat | 429 | {"success": false} | deferred
                    google-chat | 200 | {"name": "spaces/A/messages/B"} | accepted
                    google-chat | 200 | <html>sign in</html> | deferred
                    google-chat | 404 | {"error": {"code": 404}} | dead
                    google-chat | 429 | {"error": {"status": "RESOURCE_EXHAUSTED"}} | deferred
                    telegram    | 200 | {"ok": true, "result": {"message_id": 7}} | accepted
                    telegram    | 200 | {"ok": false} | deferred
                    telegram    | 400 | {"ok": false, "error_code": 400, "description": "Bad Request: chat not found"} | dead
                    telegram    | 400 | {"ok": false, "description": "Bad Request: message is too long"} | refused
                    telegram    | 401 | {"ok": false, "description": "Unauthorized"} | unavailable
                    telegram    | 403 | {"ok": false, "description": "Forbidden: bot was blocked by the user"} | dead
                    telegram    | 429 | {"ok": false, "parameters": {"retry_after": 35}} | deferred
                    matrix      | 200 | {"event_id": "$1"} | accepted
                    matrix      | 200 | <html>sign in</html> | deferred
                    matrix      | 401 | {"errcode": "M_UNKNOWN_TOKEN"} | unavailable
                    matrix      | 403 | {"errcode": "M_FORBIDDEN"} | dead
                    matrix      | 413 | {"errcode": "M_TOO_LARGE"} | refused
                    matrix      | 429 | {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 2000} | deferred
                    ntfy        | 200 | {"id": "sPs71M8A2T"} | accepted
                    ntfy        | 200 | <html>ntfy</html> | deferred
                    ntfy        | 403 | {"code": 40301} | unavailable
                    ntfy        | 429 | {"code": 42901} | deferred
                    gotify      | 200 | {"id": 25} | accepted
                    gotify      | 200 | <html>Gotify</html> | deferred
                    gotify      | 401 | {"error": "Unauthorized"} | unavailable
                    gotify      | 400 | {"error": "Bad Request"} | refused
                    gotify      | 502 |          | deferred
                    pushover    | 200 | {"status": 1, "request": "647d2300"} | accepted
                    pushover    | 400 | {"user": "invalid", "errors": ["user identifier is invalid"], "status": 0} | dead
                    pushover    | 400 | {"token": "invalid", "status": 0} | unavailable
                    pushover    | 400 | {"message": "cannot be blank", "status": 0} | refused
                    pushover    | 429 | {"status": 0} | deferred
                    pagerduty   | 202 | {"status": "success", "dedup_key": "x"} | accepted
                    pagerduty   | 400 | {"status": "invalid event"} | refused
                    pagerduty   | 429 |          | deferred
                    pagerduty   | 500 |          | deferred
                    opsgenie    | 202 | {"result": "Request will be processed", "requestId": "1"} | accepted
                    opsgenie    | 403 | {"message": "Key is not authenticated"} | unavailable
                    opsgenie    | 422 | {"message": "Request body is not processable"} | refused
                    opsgenie    | 429 | {"message": "You are making too many requests!"} | deferred
                    """)
    void itsAnswersMeanWhatTheyMean(String id, int status, String body, String meaning) {
        var answer = new HookAnswer.Answered(status, null, body == null ? "" : body);
        assertThat(name(ReadAnswer.of(provider(id), answer, NOW))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    telegram | {"ok": false, "parameters": {"retry_after": 35}} |      | 35000
                    matrix   | {"retry_after_ms": 2000}                         |      | 2000
                    discord  | {"retry_after": 0.35}                            | 9    | 350
                    slack    |                                                  | 30   | 30000
                    slack    |                                                  | 999999999 | 7200000
                    slack    |                                                  | Sun, 08 Mar 2026 22:47:00 GMT | 60000
                    slack    |                                                  | Sun, 08 Mar 2026 22:00:00 GMT | 0
                    """)
    void theWaitThatIsAskedForIsTaken(String id, String body, String header, long millis) {
        var answer = new HookAnswer.Answered(429, header, body == null ? "" : body);
        assertThat(ReadAnswer.of(provider(id), answer, NOW))
                .isInstanceOfSatisfying(
                        SendOutcome.Deferred.class,
                        it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofMillis(millis)));
    }

    @Test
    void aWaitThatCannotBeReadIsNone() {
        var answer = new HookAnswer.Answered(429, "soon", "");
        assertThat(ReadAnswer.of(provider("slack"), answer, NOW))
                .isInstanceOfSatisfying(
                        SendOutcome.Deferred.class, it -> assertThat(it.retryAfter()).isNull());
    }

    @Test
    void aReceiptNamesWhatWasTaken() {
        var answer = new HookAnswer.Answered(200, null, "{\"event_id\": \"$143273582443PhrSn\"}");
        assertThat(ReadAnswer.of(provider("matrix"), answer, NOW))
                .isEqualTo(new SendOutcome.Accepted("$143273582443PhrSn"));
    }

    private static String name(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _ -> "accepted";
            case SendOutcome.Deferred _ -> "deferred";
            case SendOutcome.Refused(var _, var dead) -> dead ? "dead" : "refused";
            case SendOutcome.Unavailable _ -> "unavailable";
        };
    }

    private static Provider provider(String id) {
        return Objects.requireNonNull(Providers.builtIn().get(id));
    }

    private static String request(Provider provider, String what, Outgoing message) {
        var variables = new HashMap<String, String>();
        provider.variables()
                .forEach(each ->
                        variables.put(
                                each.name(), VARIABLES.getOrDefault(each.name(), each.fallback())));
        var request =
                FillRequest.of(
                                provider,
                                MessageValues.of(message),
                                variables,
                                document -> HookChannel.document(document, message))
                        .orElseThrow();
        var text = new StringBuilder("# " + what + "\n");
        text.append(request.method()).append(' ').append(request.address()).append('\n');
        request.headers()
                .forEach(
                        (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        var body = new String(request.body(), StandardCharsets.UTF_8);
        return text.append('\n')
                .append(body.startsWith("{") ? JSON.writeValueAsString(JSON.readTree(body)) : body)
                .append("\n\n")
                .toString();
    }

    private static String recorded(String id) throws IOException {
        try (var stream = ProviderContractTest.class.getResourceAsStream(id + ".txt")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
