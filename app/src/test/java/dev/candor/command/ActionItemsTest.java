package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.ActionItem;
import dev.candor.model.CheckId;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Action items that a check closes and opens again. */
class ActionItemsTest {
    private static final long DAY = 86_400;

    private Scene scene;
    private NoticeId notice;
    private FollowActions following;
    private long read;

    @BeforeEach
    void begin(@TempDir Path folder) {
        scene = Scene.furnished(folder);
        scene.turn("app-front", Verdict.UP, scene.time.now());
        following = new FollowActions(scene.time, () -> "aaaaaaaaaaaa");
        var draft = Scene.incident("Down", Scene.impact("app", Level.MAJOR_OUTAGE));
        notice = scene.commands.run(new PostNotice(draft), Scene.PERSON, "").id();
        scene.commands.run(new DraftPostmortem(notice, null), Scene.PERSON, "");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void anItemClosesWhenItsCheckHasPassedForLongEnoughAndOpensWhenItFails() {
        edit(item(2));
        scene.advance(2 * DAY - 60);
        tick();
        assertThat(first().state()).isEqualTo(ActionItem.State.OPEN);
        scene.advance(120);
        tick();
        assertThat(first().state()).isEqualTo(ActionItem.State.DONE);
        assertThat(first().byCheck()).isTrue();
        scene.turn("app-front", Verdict.DOWN, scene.time.now());
        follow();
        assertThat(first().state()).isEqualTo(ActionItem.State.OPEN);
    }

    @Test
    void aFailureInBetweenBeginsTheDaysAnew() {
        edit(item(2));
        scene.advance(DAY);
        scene.turn("app-front", Verdict.DOWN, scene.time.now());
        follow();
        scene.advance(60);
        scene.turn("app-front", Verdict.UP, scene.time.now());
        follow();
        scene.advance(DAY + 3_600);
        tick();
        assertThat(first().state()).isEqualTo(ActionItem.State.OPEN);
        scene.advance(DAY);
        tick();
        assertThat(first().state()).isEqualTo(ActionItem.State.DONE);
    }

    @Test
    void whatIsOpenIsAPromiseAndLateAfterItsDay() {
        edit(item(2));
        var day = LocalDate.of(2026, 3, 5);
        assertThat(open(day)).singleElement().matches(promise -> !promise.overdue());
        assertThat(open(day.plusDays(1))).singleElement().matches(Promises.Promise::overdue);
    }

    @Test
    void anEditOfAnOlderRevisionIsRefused() {
        edit(item(2));
        assertThatThrownBy(() -> edit(1, item(3)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("revision 2 has been written meanwhile");
    }

    private List<Promises.Promise> open(LocalDate today) {
        return scene.store.read(it -> Promises.open(it, PageId.MAIN, today));
    }

    private static ActionItem item(int days) {
        return new ActionItem(
                "watch",
                "Watch the disk",
                "Operations",
                LocalDate.of(2026, 3, 5),
                ActionItem.State.OPEN,
                new CheckId("app-front"),
                days,
                null,
                false);
    }

    private void edit(ActionItem item) {
        edit(postmortem().revision(), item);
    }

    private void edit(int revision, ActionItem item) {
        var content = postmortem().content().withActions(List.of(item));
        var edit = new PostmortemEdit(revision, content, Postmortem.Visibility.PUBLIC, null, false);
        scene.commands.run(new EditPostmortem(notice, edit), Scene.PERSON, "");
    }

    private void tick() {
        new Timekeeper(scene.store, scene.commands, scene.time).tick();
    }

    private void follow() {
        scene.store.writeVoid(transaction -> {
            var entries = transaction.journal().after(read, 1_000);
            read = entries.getLast().position();
            following.handle(transaction, entries);
            following.handle(transaction, entries);
        });
    }

    private ActionItem first() {
        return postmortem().content().actions().getFirst();
    }

    private Postmortem postmortem() {
        return scene.store.read(it -> it.postmortems().find(notice).orElseThrow());
    }
}
