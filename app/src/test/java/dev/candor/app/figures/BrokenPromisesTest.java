package dev.candor.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.Promises;
import dev.candor.command.RandomIds;
import dev.candor.command.Timekeeper;
import dev.candor.command.UpdateDraft;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.UpdatePromise;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What readers were promised and have not got, as {@code candor status} says it. */
class BrokenPromisesTest {
    @TempDir Path folder;
    private ManualTime time;
    private SqlStore store;
    private Commands commands;

    @BeforeEach
    void open() {
        time = new ManualTime(Samples.NOON);
        store = SqlStore.open(StoreSettings.of(folder, time));
        commands = new Commands(store, time, new RandomIds());
        var address = URI.create("https://status.example.com");
        var page = new Page(PageId.MAIN, "Example", address, ZoneOffset.UTC, "en");
        run(new ApplyConfiguration(page, List.of(), List.of(), "first"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T run(Command<T> command) {
        return commands.run(command, Actor.system("test"), "");
    }

    private Notice promising(String title) {
        return run(
                new PostNotice(
                        PageId.MAIN,
                        new NoticeDraft(
                                NoticeKind.INCIDENT,
                                title,
                                null,
                                List.of(),
                                null,
                                List.of(),
                                "We are looking.",
                                List.of(),
                                NoticeFacts.NONE.withNextUpdate(
                                        new UpdatePromise(time.now().plusSeconds(1_800), false)),
                                Audience.PUBLIC,
                                false,
                                null)));
    }

    private List<String> attention() {
        return new StatusReport(store, time, Optional::empty)
                .now()
                .path("attention")
                .valueStream()
                .map(each -> each.asString())
                .toList();
    }

    private void wait(int minutes) {
        time.advance(Duration.ofMinutes(minutes));
        new Timekeeper(store, commands, time).tick();
    }

    @Test
    void anUpdateThatWasPromisedAndDidNotComeNeedsAttentionUntilItComes() {
        var notice = promising("Carts are lost");
        assertThat(attention()).noneMatch(each -> each.contains("promised"));
        wait(31);
        assertThat(attention())
                .contains(
                        "An update of \"Carts are lost\" (%s) was promised by %s and has not come."
                                .formatted(notice.id(), Samples.NOON.plusSeconds(1_800)));
        var report = new StatusReport(store, time, Optional::empty).now();
        var named = report.path("page").path("notices").path(0).path("next_update");
        assertThat(named.path("overdue").asBoolean(false)).isTrue();
        run(new PostUpdate(notice.id(), new UpdateDraft(null, "Found.", null, null, null, null)));
        assertThat(attention()).noneMatch(each -> each.contains("promised"));
    }

    @Test
    void manyBrokenPromisesAreNamedInPartAndCountedInFull() {
        for (var number = 1; number <= 7; number++) {
            promising("Fault " + number);
        }
        wait(31);
        assertThat(attention()).filteredOn(each -> each.startsWith("An update of")).hasSize(5);
        assertThat(attention()).contains("2 more promised updates did not come either.");
    }

    @Test
    void whatAPostmortemPromisedAndIsLateIsNamed() {
        var late =
                new Promises.Promise(
                        Promises.Kind.ACTION,
                        new NoticeId("k3xq81mzv0ab"),
                        "Carts are lost",
                        "A second DNS provider",
                        "",
                        LocalDate.parse("2026-02-01"),
                        true);
        assertThat(BrokenPromises.sentences(List.of(), List.of(late)))
                .containsExactly(
                        "1 promise of a postmortem is late, the first since 2026-02-01: \"A second"
                                + " DNS provider\". See 'candor postmortem promises'.");
    }
}
