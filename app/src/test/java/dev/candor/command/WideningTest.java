package dev.candor.command;

import static dev.candor.command.Scene.at;
import static dev.candor.command.Scene.impact;
import static dev.candor.model.Level.MAJOR_OUTAGE;
import static dev.candor.model.Level.OPERATIONAL;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** When an entry is said to concern more than it did. */
class WideningTest {
    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anIncidentOfTheChecksIsWidenedByWhatFailsLater() {
        scene.turn("web-front", Verdict.DOWN, at(30));
        assertThat(widened()).isEmpty();
        scene.turn("mail-smtp", Verdict.DOWN, at(40));
        assertThat(scene.notices()).hasSize(1);
        assertThat(widened()).containsExactly("flexo/mail");
        scene.turn("mail-smtp", Verdict.UP, at(60));
        scene.turn("mail-smtp", Verdict.DOWN, at(60));
        assertThat(widened()).containsExactly("flexo/mail");
    }

    @Test
    void anUpdateAndAnEditWidenByWhatTheyNameForTheFirstTime() {
        var notice = posted(false);
        update(notice, impact("app", MAJOR_OUTAGE), impact("flexo/web", MAJOR_OUTAGE));
        assertThat(widened()).containsExactly("flexo/web");
        edit(notice, impact("app", MAJOR_OUTAGE), impact("flexo/mail", MAJOR_OUTAGE));
        assertThat(widened()).containsExactly("flexo/web", "flexo/mail");
    }

    @Test
    void whatWorksIsNoReasonToHearOfIt() {
        var notice = posted(false);
        update(notice, impact("app", MAJOR_OUTAGE), impact("flexo/web", OPERATIONAL));
        assertThat(widened()).isEmpty();
    }

    @Test
    void whatNobodyReadsAndWhatIsOverIsNotWidened() {
        var draft = posted(true);
        edit(draft, impact("app", MAJOR_OUTAGE), impact("flexo/web", MAJOR_OUTAGE));
        var notice = posted(false);
        scene.person(new PostUpdate(notice.id(), Scene.update("resolved")));
        edit(notice, impact("app", MAJOR_OUTAGE), impact("flexo/web", MAJOR_OUTAGE));
        assertThat(widened()).isEmpty();
    }

    private Notice posted(boolean draft) {
        var given = Scene.incident("Down", impact("app", MAJOR_OUTAGE));
        var made =
                new NoticeDraft(
                        given.kind(),
                        given.title(),
                        null,
                        given.impacts(),
                        null,
                        List.of(),
                        given.body(),
                        List.of(),
                        given.audience(),
                        draft,
                        null);
        return scene.person(new PostNotice(made));
    }

    private void update(Notice notice, Impact... impacts) {
        scene.person(new PostUpdate(notice.id(), Scene.update("identified", impacts)));
    }

    private void edit(Notice notice, Impact... impacts) {
        var edit = new NoticeEdit(null, List.of(impacts), null, null, null, null);
        scene.person(new EditNotice(notice.id(), edit));
    }

    /** Each component that was named so, in order. */
    private List<String> widened() {
        return scene.journal().stream()
                .filter(Event.NoticeWidened.class::isInstance)
                .flatMap(each -> ((Event.NoticeWidened) each).components().stream())
                .map(Object::toString)
                .toList();
    }
}
