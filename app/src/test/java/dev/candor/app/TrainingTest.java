package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** What the start-up cache is made from must work, or starts become slow and nobody is told. */
final class TrainingTest {
    @Test
    void everyPageOfTheTrainingRunIsThere() {
        assertThatCode(Training::run).doesNotThrowAnyException();
    }
}
