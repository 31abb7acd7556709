package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"foxycart", "tiger"})
    void everyExampleIsAConfigurationThatStarts(String name) throws IOException {
        var file = Path.of("..", "examples", name, "candor.yaml");
        assertThat(
                        ConfigurationFile.parse(
                                file.toString(), Files.readAllBytes(file), MapSecrets.NONE))
                .isInstanceOf(Parsed.Valid.class);
    }
}
