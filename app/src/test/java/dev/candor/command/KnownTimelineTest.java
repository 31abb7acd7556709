package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Level;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a postmortem's draft knows by itself. */
class KnownTimelineTest {
    private Scene scene;

    @BeforeEach
    void begin(@TempDir Path folder) {
        scene = Scene.furnished(folder);
        scene.turn("app-front", Verdict.UP, scene.time.now());
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void itSaysWhenOperatorsWereAlertedAndWhenOneTookItAndNotWhy() {
        var began = scene.time.now();
        var draft = Scene.incident("Down", Scene.impact("app", Level.MAJOR_OUTAGE));
        var notice = scene.commands.run(new PostNotice(draft), Scene.PERSON, "").id();
        var alert =
                new Alert(
                        new AlertId("aaaaaaaaaaaa"),
                        "rrrrrrrrrrrr",
                        "fault:app",
                        "The app",
                        Level.MAJOR_OUTAGE,
                        began,
                        "10.0.0.7 refused the connection",
                        notice,
                        Duration.ofHours(1),
                        began.plusSeconds(30),
                        began.plusSeconds(90),
                        null);
        scene.store.writeVoid(it -> it.alerts().add(alert, List.of()));
        var content = scene.commands.run(new DraftPostmortem(notice, null), Scene.PERSON, "");
        assertThat(content.content().timeline())
                .filteredOn(each -> each.source() == Moment.Source.ALERT)
                .extracting(Moment::at, Moment::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                began.plusSeconds(30), "Operators were alerted: The app."),
                        org.assertj.core.groups.Tuple.tuple(
                                began.plusSeconds(90), "An operator took the alert: The app."));
        assertThat(content.content().toString()).doesNotContain("10.0.0.7");
    }
}
