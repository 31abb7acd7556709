package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

/** Every figure on the pages of the four examples, against a count of what their files state. */
class ExampleFiguresTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "foxycart, 2010-09-10T12:00, 39",
        "tiger, 2009-10-30T12:00, 6",
        "harmony, 2012-08-01T12:00, 2",
        "xervo, 2015-08-01T12:00, 1"
    })
    void everyFigureIsWhatTheFileStates(String example, String at, int entries) throws IOException {
        try (var site = ExampleSite.open(folder, example, at)) {
            assertThat(site.history().entries()).hasSize(entries);
            new ComponentFigures(site, site.history(), site.today(), site.now()).check();
            new ArchiveFigures(site).check();
        }
    }
}
