package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.EditNotice;
import dev.candor.command.NoticeEdit;
import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.notify.mail.Preview;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** A maintenance from its announcement to its end, and who heard what of it. */
class MaintenanceStoryTest {
    @Test
    void itReachesExactlyTheRightPeopleInTheRightOrderInTwoLanguagesAndZones(@TempDir Path folder) {
        try (var story = new MaintenanceStory(folder)) {
            story.begin();
            for (var number = 0; number < MaintenanceStory.STEPS; number++) {
                story.step(number);
            }
            var first = MaintenanceStory.OF_THE_FIRST;
            var second = MaintenanceStory.OF_THE_SECOND;
            assertThat(story.told("subscriber:aaaaaaaaaaaa")).isEqualTo(first);
            assertThat(story.told("customer:dddddddddddd")).isEqualTo(first);
            assertThat(story.told("subscriber:bbbbbbbbbbbb")).isEqualTo(second);
            assertThat(story.told("customer:eeeeeeeeeeee")).isEqualTo(second);
            assertThat(story.mail.taken()).hasSize(24);
            assertThat(text(story, "a", Occasion.REMINDED)).contains("A reminder", "flexo", "PDT");
            assertThat(text(story, "b", Occasion.WIDENED))
                    .contains("als wir zuerst gesagt haben: zapp.", "New switches.", "Zapp too.")
                    .contains("Geplant:", "14:00", "/notices/");
            assertThat(text(story, "b", Occasion.UPDATED))
                    .contains("Das geplante Ende ist erreicht. Ob alles getan ist, wird geprüft.")
                    .doesNotContain("sind getan");
            assertThat(text(story, "b", Occasion.OVERRUN)).contains("länger als geplant", "16:00");
            assertThat(text(story, "a", Occasion.ENDED))
                    .contains("It took 16 min longer than planned.", "Planned:", "When:");
        }
    }

    @Test
    void whatWasDueWhileNobodyWasThereToTellItIsToldOnceAfterwards(@TempDir Path folder) {
        try (var story = new MaintenanceStory(folder)) {
            story.begin();
            story.announced();
            story.end();
            story.time.advance(Duration.ofHours(24).plusMinutes(1));
            story.timekeeper.tick();
            story.timekeeper.tick();
            story.begin();
            story.settle();
            story.end();
            story.begin();
            story.settle();
            assertThat(story.told("subscriber:aaaaaaaaaaaa"))
                    .containsExactly("posted scheduled", "reminded scheduled");
        }
    }

    @Test
    void whatLastedAsAWholeCanBeWidenedToo(@TempDir Path folder) {
        try (var story = new MaintenanceStory(folder)) {
            story.begin();
            var notice = story.announced();
            story.pass(Duration.ofDays(2));
            assertThat(story.find(notice).windows().getFirst().component()).isNull();
            var named = new NoticeEdit(null, MaintenanceStory.both(), null, null, null, null);
            var _ = story.run(new EditNotice(notice.id(), named));
            story.settle();
            assertThat(story.told("subscriber:bbbbbbbbbbbb"))
                    .containsExactly("widened in_progress");
        }
    }

    /** The plain text of what a subscriber got on that occasion. */
    private static String text(MaintenanceStory story, String letter, Occasion occasion) {
        var message =
                story.mail.taken().stream()
                        .filter(each -> each.to().key().endsWith(letter.repeat(12)))
                        .filter(each ->
                                each.told() instanceof Told.OfNotice of
                                        && of.occasion() == occasion)
                        .findFirst()
                        .orElseThrow();
        var catalogue = ((Catalogue.Loaded.Fine) Catalogue.load(null)).catalogue();
        var to = message.to();
        return Preview.of(catalogue, message.told(), to.language(), to.zone(), Links.NONE)
                .text()
                .replaceAll("\\s+", " ");
    }
}
