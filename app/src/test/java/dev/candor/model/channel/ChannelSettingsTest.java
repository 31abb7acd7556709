package dev.candor.model.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Providers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Objects;

class ChannelSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://hooks.slack.com/services/T0/B0/SECRET | https://hooks.slack.com/…
                    https://user:SECRET@chat.example:8443/hook    | https://chat.example:8443/…
                    http://[::1]:8080?SECRET                      | http://[::1]:8080/…
                    HTTPS://chat.example                          | HTTPS://chat.example
                    SECRET                                        | ''
                    ''                                            | ''
                    """)
    void whereAChannelLeadsIsSaidWithoutItsSecrets(String url, String destination) {
        assertThat(slack(url).destination()).isEqualTo(destination);
    }

    @Test
    void anAddressThatTheProviderKnowsIsSaidToo() {
        var variables = Map.of("server", "https://api.telegram.org", "token", "1:SECRET");
        assertThat(settings("telegram", variables).destination())
                .isEqualTo("https://api.telegram.org/…");
        var ntfy = Map.of("server", "https://ntfy.sh", "topic", "SECRET");
        assertThat(settings("ntfy", ntfy).destination()).isEqualTo("https://ntfy.sh");
    }

    private static ChannelSettings slack(String url) {
        return settings("slack", Map.of("url", url));
    }

    private static ChannelSettings settings(String provider, Map<String, String> variables) {
        var known = Objects.requireNonNull(Providers.builtIn().get(provider));
        return new ChannelSettings("ops", known, variables, 4, 0);
    }
}
