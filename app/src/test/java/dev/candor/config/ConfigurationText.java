package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads configurations that tests write as text. */
final class ConfigurationText {
    static final String PAGE = "page: {name: Acme, url: https://status.example.com}\n";

    private ConfigurationText() {}

    /** Secrets out of maps, one for each place. */
    record MapSecrets(Map<String, String> variables, Map<String, String> files)
            implements SecretSource {
        static final MapSecrets NONE = new MapSecrets(Map.of(), Map.of());

        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        public String file(String path) throws IOException {
            var content = files.get(path);
            if (content == null) {
                throw new IOException("there is no such file");
            }
            return content;
        }
    }

    static Parsed parse(String text, SecretSource secrets) {
        return ConfigurationFile.parse(
                "candor.yaml", text.getBytes(StandardCharsets.UTF_8), secrets);
    }

    static Configuration valid(String text) {
        return valid(text, MapSecrets.NONE);
    }

    static Configuration valid(String text, SecretSource secrets) {
        return switch (parse(text, secrets)) {
            case Parsed.Valid(var configuration) -> configuration;
            case Parsed.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    static List<String> problems(String text) {
        return problems(text, MapSecrets.NONE);
    }

    static List<String> problems(String text, SecretSource secrets) {
        var parsed = parse(text, secrets);
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid) parsed).problems().stream().map(Problem::toString).toList();
    }
}
