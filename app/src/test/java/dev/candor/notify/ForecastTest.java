package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.Command;
import dev.candor.command.DeclareTelling;
import dev.candor.command.EditNotice;
import dev.candor.command.Forecast;
import dev.candor.command.Foreseen;
import dev.candor.command.NoticeEdit;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.UpdateDraft;
import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.TellingRules;
import dev.candor.model.Told;
import dev.candor.notify.mail.Preview;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** What is foreseen is what is then told: when, to whom, and in which words. */
class ForecastTest {
    @TempDir Path folder;
    private MaintenanceStory story;

    @BeforeEach
    void open() {
        story = new MaintenanceStory(folder);
        story.begin();
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void whatComesOfAScheduledMaintenanceIsForeseenAsItThenComes() {
        var notice = story.announced();
        var coming = coming(notice);
        assertThat(coming)
                .containsExactly(
                        "2010-06-02T12:00:00Z reminded scheduled [a] [d]",
                        "2010-06-03T11:00:00Z reminded scheduled [a] [d]",
                        "2010-06-03T12:00:00Z started in_progress [a] [d]",
                        "2010-06-03T14:00:00Z updated verifying [a] [d]",
                        "2010-06-03T14:10:00Z overrun verifying [a] [d]");
        var words = words(notice);
        for (var at : List.of("06-02T12:00", "06-03T11:00", "06-03T12:00", "06-03T14:00")) {
            story.pass(until("2010-" + at + ":00Z"));
        }
        story.pass(until("2010-06-03T14:10:00Z"));
        assertThat(story.told("subscriber:aaaaaaaaaaaa"))
                .containsExactly(
                        "posted scheduled",
                        "reminded scheduled",
                        "reminded scheduled",
                        "started in_progress",
                        "updated verifying",
                        "overrun verifying");
        assertThat(words).isEqualTo(toldWords().subList(1, 6));
        assertThat(coming(notice)).isEmpty();
    }

    @Test
    void ofWorkThatComesAgainTheNextOccurrenceIsForeseen() {
        var planned =
                new Planned(
                        LocalDateTime.parse("2010-06-03T05:00"),
                        LocalDateTime.parse("2010-06-03T07:00"),
                        MaintenanceStory.LOS_ANGELES);
        var draft = MaintenanceStory.maintenance(planned, "FREQ=MONTHLY");
        var seen = preview(Foreseen.by(null, new PostNotice(draft)));
        assertThat(seen)
                .hasSize(7)
                .last()
                .isEqualTo("2010-06-05T12:00:00Z posted scheduled [a] []");
        var notice = story.run(new PostNotice(draft));
        assertThat(coming(notice)).hasSize(6).last().isEqualTo(seen.getLast());
        var foreseen = words(notice).getLast();
        assertThat(foreseen).contains("New switches.", "Sat 3 Jul 2010");
        story.pass(until("2010-06-05T12:00:00Z"));
        assertThat(unnamed(toldWords().getLast())).isEqualTo(unnamed(foreseen));
    }

    /** Without the name of what is not there yet. */
    private static String unnamed(String text) {
        return text.replaceAll("/notices/[a-z0-9]{12}", "/notices/…");
    }

    @Test
    void whoIsNewToAWidenedNoticeAndWhoIsNotAreForeseenApart() {
        var notice = story.announced();
        var update = new UpdateDraft(null, "Zapp too.", MaintenanceStory.both(), null, null, null);
        var journal = head();
        var foreseen = preview(Foreseen.by(notice.id(), new PostUpdate(notice.id(), update)));
        assertThat(foreseen)
                .startsWith("now updated scheduled [a] []", "now widened scheduled [b] [e]");
        assertThat(foreseen).contains("2010-06-03T12:00:00Z started in_progress [a, b] [d, e]");
        assertThat(head()).isEqualTo(journal);

        story.update(notice, null, MaintenanceStory.both());
        assertThat(story.told("subscriber:aaaaaaaaaaaa")).endsWith("updated scheduled");
        assertThat(story.told("subscriber:bbbbbbbbbbbb")).containsExactly("widened scheduled");
        assertThat(story.told("customer:eeeeeeeeeeee")).containsExactly("widened scheduled");
        assertThat(story.told("subscriber:cccccccccccc")).isEmpty();
    }

    @Test
    void anEditTellsOnlyThoseWhoAreNewAndAPublishedDraftEverybody() {
        var notice = story.announced();
        var more =
                Foreseen.by(
                        notice.id(), new EditNotice(notice.id(), named(MaintenanceStory.both())));
        assertThat(preview(more)).first().isEqualTo("now widened scheduled [b] [e]");
        var title = new NoticeEdit("Other", null, null, null, null, null);
        var renamed = Foreseen.by(notice.id(), new EditNotice(notice.id(), title));
        assertThat(preview(renamed)).noneMatch(each -> each.startsWith("now"));
        var hide = new NoticeEdit(null, null, null, null, null, true);
        var show = new NoticeEdit(null, null, null, null, null, false);
        var _ = story.run(new EditNotice(notice.id(), hide));
        assertThat(
                        preview(
                                Foreseen.by(
                                        notice.id(),
                                        new EditNotice(
                                                notice.id(), named(MaintenanceStory.both())))))
                .isEmpty();
        assertThat(preview(Foreseen.by(notice.id(), new EditNotice(notice.id(), show))))
                .first()
                .isEqualTo("now posted scheduled [a] []");
    }

    @Test
    void whatThePageLeavesOutIsNotForeseen() {
        var notice = story.announced();
        var without = Set.of(Occasion.WIDENED, Occasion.REMINDED, Occasion.OVERRUN);
        var rules =
                new TellingRules(
                        TellingRules.DEFAULT.remindBefore(), Duration.ofMinutes(10), without);
        var _ = story.run(new DeclareTelling(PageId.MAIN, rules));
        assertThat(coming(notice))
                .containsExactly(
                        "2010-06-03T12:00:00Z started in_progress [a] [d]",
                        "2010-06-03T14:00:00Z updated verifying [a] [d]");
        var update = new UpdateDraft(null, "Zapp too.", MaintenanceStory.both(), null, null, null);
        assertThat(preview(Foreseen.by(notice.id(), new PostUpdate(notice.id(), update))))
                .first()
                .isEqualTo("now updated scheduled [a, b] []");
    }

    private static NoticeEdit named(List<Impact> impacts) {
        return new NoticeEdit(null, impacts, null, null, null, null);
    }

    private Duration until(String instant) {
        return Duration.between(story.time.now(), Instant.parse(instant));
    }

    private long head() {
        return story.store.read(it -> it.journal().head());
    }

    private Forecast forecast(Notice notice) {
        return story.store.read(
                it -> Forecast.of(it, Foreseen.untouched(it, notice.id()).orElseThrow()));
    }

    private List<String> coming(Notice notice) {
        return forecast(notice).items().stream().map(ForecastTest::line).toList();
    }

    private List<String> preview(Command<Foreseen> command) {
        var come = story.commands.preview(command, MaintenanceStory.PERSON);
        var forecast = story.store.read(it -> Forecast.of(it, come));
        return forecast.items().stream().map(ForecastTest::line).toList();
    }

    private static String line(Forecast.Item item) {
        return "%s %s %s %s %s"
                .formatted(
                        item.at() == null ? "now" : item.at(),
                        item.occasion().wireName(),
                        item.notice().state().wireName(),
                        letters(item.subscribers().sample()),
                        letters(item.meant().sample()));
    }

    private static List<String> letters(List<String> masked) {
        return masked.stream().map(each -> each.substring(0, 1)).toList();
    }

    /** The texts that are foreseen, as the page's readers would get them. */
    private List<String> words(Notice notice) {
        return story.store.read(it ->
                Forecast.of(it, Foreseen.untouched(it, notice.id()).orElseThrow()).items().stream()
                        .map(each ->
                                text(
                                        NoticePlanner.foreseen(
                                                it,
                                                each.notice(),
                                                each.occasion(),
                                                each.at(),
                                                each.included())))
                        .toList());
    }

    /** Those that somebody was told in the end. */
    private List<String> toldWords() {
        return story.mail.taken().stream()
                .filter(each -> each.to().key().startsWith("subscriber:a"))
                .map(each -> text(each.told()))
                .toList();
    }

    private static String text(Told told) {
        var from = told.from();
        return Preview.of(Catalogue.own(), told, from.language(), from.zone(), Links.NONE).text();
    }
}
