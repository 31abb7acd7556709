package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.AndTell;
import dev.candor.command.DeclareTelling;
import dev.candor.command.DraftPostmortem;
import dev.candor.command.EditPostmortem;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.PostmortemEdit;
import dev.candor.command.UpdateDraft;
import dev.candor.model.Audience;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem.Visibility;
import dev.candor.model.TellingRules;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What the page leaves out, and what is told of a postmortem. */
class LeftOutTest {
    private static final String ANN = "subscriber:aaaaaaaaaaaa";
    private static final String BERT = "subscriber:bbbbbbbbbbbb";
    private static final String DORA = "customer:dddddddddddd";

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
    void eachOccasionThatIsLeftOutIsToldNobodyAndAllElseIs() {
        leaveOut(Occasion.REMINDED, Occasion.STARTED, Occasion.OVERRUN);
        live();
        assertThat(story.told(ANN))
                .containsExactly(
                        "posted scheduled",
                        "updated in_progress",
                        "updated verifying",
                        "ended completed");
        assertThat(story.told(BERT))
                .containsExactly("widened in_progress", "updated verifying", "ended completed");
    }

    @Test
    void whoIsNewHearsTheOrdinaryUpdateWhereWideningIsLeftOut() {
        leaveOut(Occasion.WIDENED);
        live();
        assertThat(story.told(BERT))
                .containsExactly(
                        "updated in_progress",
                        "updated verifying",
                        "overrun verifying",
                        "ended completed");
    }

    @Test
    void whatAnOperatorOrdersIsToldThoughItIsLeftOut() {
        leaveOut(Occasion.POSTED);
        story.announced();
        assertThat(story.told(ANN)).isEmpty();
        assertThat(story.told(DORA)).containsExactly("posted scheduled");
    }

    @Test
    void aPostmortemIsToldOnceWhenEverybodyMayReadIt() {
        var notice = resolved();
        var _ = story.run(new DraftPostmortem(notice.id(), null));
        publish(notice, 1, Visibility.INTERNAL);
        assertThat(story.told(ANN)).containsExactly("posted investigating", "ended resolved");
        publish(notice, 2, Visibility.PUBLIC);
        publish(notice, 3, Visibility.PUBLIC);
        assertThat(story.told(ANN))
                .containsExactly("posted investigating", "ended resolved", "explained postmortem");
        assertThat(story.told(DORA)).endsWith("explained postmortem").doesNotHaveDuplicates();
        assertThat(story.told(BERT)).isEmpty();
    }

    @Test
    void aPostmortemThatIsLeftOutIsToldNobody() {
        leaveOut(Occasion.EXPLAINED);
        var notice = resolved();
        var _ = story.run(new DraftPostmortem(notice.id(), null));
        publish(notice, 1, Visibility.PUBLIC);
        assertThat(story.told(ANN)).containsExactly("posted investigating", "ended resolved");
    }

    private void live() {
        for (var number = 0; number < MaintenanceStory.STEPS; number++) {
            story.step(number);
        }
    }

    private void leaveOut(Occasion... occasions) {
        var usual = TellingRules.DEFAULT;
        var rules = new TellingRules(usual.remindBefore(), usual.overrunAfter(), Set.of(occasions));
        var _ = story.run(new DeclareTelling(PageId.MAIN, rules));
    }

    /** An incident that is over, told to those whom it touched. */
    private Notice resolved() {
        var down =
                new Impact(MaintenanceStory.impact("flexo").component(), Level.MAJOR_OUTAGE, null);
        var draft =
                new NoticeDraft(
                        NoticeKind.INCIDENT,
                        "Down",
                        null,
                        List.of(down),
                        null,
                        List.of(),
                        "We look.",
                        List.of(),
                        Audience.PUBLIC,
                        false,
                        null);
        var tell = MaintenanceStory.affected();
        var notice = story.run(AndTell.posting(new PostNotice(draft), tell));
        story.settle();
        var over = new UpdateDraft(NoticeState.RESOLVED, "It is over.", null, null, null, null);
        var _ = story.run(AndTell.updating(new PostUpdate(notice.id(), over), tell));
        story.settle();
        return notice;
    }

    private void publish(Notice notice, int revision, Visibility visibility) {
        var content =
                story.store.read(it -> it.postmortems().find(notice.id())).orElseThrow().content();
        var edit = new PostmortemEdit(revision, content, visibility, null, true);
        var _ = story.run(new EditPostmortem(notice.id(), edit));
        story.settle();
    }
}
