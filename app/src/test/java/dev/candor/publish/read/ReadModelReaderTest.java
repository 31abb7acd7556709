package dev.candor.publish.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.store.Samples;
import dev.candor.store.Store;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

class ReadModelReaderTest {
    private static final Actor ACTOR = Actor.system("test");

    private Store store;
    private ReadModelReader reader;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = SqlStore.open(StoreSettings.of(folder, new ManualTime(Samples.NOON)));
        Samples.furnish(store);
        reader = new ReadModelReader(store, PageId.MAIN, Audience.PUBLIC);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void journal(
            Event event, java.util.function.Consumer<dev.candor.store.Transaction> work) {
        store.writeVoid(transaction -> {
            work.accept(transaction);
            transaction.journal().append(event, ACTOR, "", Samples.NOON);
        });
    }

    private void add(Notice notice) {
        journal(
                new Event.NoticePosted(notice.id(), notice.kind(), notice.draft()),
                transaction -> transaction.notices().add(notice));
    }

    private void outage(ComponentId component, long offset) {
        var start = Samples.NOON.plusSeconds(offset);
        journal(
                new Event.LedgerChanged(component, 0),
                transaction ->
                        transaction
                                .ledger()
                                .add(
                                        PageId.MAIN,
                                        Samples.outage(component, start, start.plusSeconds(60))));
    }

    @Test
    void whatDidNotChangeIsShared() {
        add(Samples.incident(1, 0));
        var before = reader.read(null).model();
        assertThat(reader.read(before).model()).isSameAs(before);
        outage(Samples.APP, 10);
        var after = reader.read(before).model();
        assertThat(after.notices()).isSameAs(before.notices());
        assertThat(after.components()).isSameAs(before.components());
        assertThat(after.position()).isEqualTo(before.position() + 1);
        assertThat(after.ledgerOf(Samples.APP)).extracting(Outage::level).hasSize(1);
    }

    @Test
    void aRehearsalComesToThePictureThatWasThereAsIfItsNewestIncidentWereUnderWay() {
        var empty = reader.read(null).model();
        assertThat(reader.rehearse(empty)).isEqualTo(empty);
        add(Samples.incident(1, 0));
        add(Samples.incident(2, 60).toBuilder().state(NoticeState.RESOLVED).build());
        outage(Samples.APP, 10);
        var known = reader.read(empty).model();
        add(Samples.incident(3, 120));
        var rehearsed = reader.rehearse(known);
        assertThat(rehearsed.position()).isEqualTo(known.position());
        assertThat(rehearsed.ledger()).isEqualTo(known.ledger());
        assertThat(rehearsed.notices()).hasSize(2);
        assertThat(rehearsed.notices().values())
                .filteredOn(notice -> notice.id().equals(Samples.notice(2)))
                .extracting(Notice::state)
                .containsExactly(NoticeState.INVESTIGATING);
        assertThat(rehearsed.notices().get(Samples.notice(1)))
                .isSameAs(known.notices().get(Samples.notice(1)));
    }

    @Test
    void followingComesToTheSameAsReadingEverythingWhateverHappens() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20100121);
        var followed = reader.read(null).model();
        for (var step = 0; step < 120; step++) {
            change(random.nextInt(4), step, random.nextInt(step + 1));
            if (random.nextInt(3) == 0) {
                followed = reader.read(followed).model();
                assertThat(followed).as("step %d", step).isEqualTo(reader.read(null).model());
            }
        }
    }

    private void change(int kind, int step, int older) {
        switch (kind) {
            case 0 -> add(Samples.incident(step + 1, step));
            case 1 -> outage(step % 2 == 0 ? Samples.APP : Samples.WEB, step * 100L);
            case 2 -> edit(older + 1, step);
            default -> journal(new Event.ServerStarted("1", step), _ -> {});
        }
    }

    private void edit(int number, int step) {
        var found =
                store.read(transaction ->
                        transaction.notices().find(Samples.notice(number), Audience.PUBLIC, true));
        found.ifPresent(notice ->
                journal(
                        new Event.NoticeEdited(notice.id()),
                        transaction ->
                                transaction
                                        .notices()
                                        .replace(
                                                notice.toBuilder()
                                                        .title("Edited " + step)
                                                        .draft(step % 3 == 0)
                                                        .build())));
    }

    @Test
    void aDraftIsNotInThePicture() {
        var notice = Samples.incident(1, 0).toBuilder().draft(true).build();
        add(notice);
        assertThat(reader.read(null).model().notices()).isEmpty();
    }

    @Test
    void theOldestResultIsReadBesideThePicture() {
        assertThat(reader.read(null).oldestVerdict()).isEmpty();
    }

    @Test
    void eventsTouchWhatTheySpeakOf() {
        assertThat(Touched.by(List.of()).everything()).isFalse();
        var notice = Samples.notice(1);
        var touched =
                Touched.by(
                        List.of(
                                entry(
                                        1,
                                        new Event.NoticeUpdated(
                                                notice, Samples.update(1), NoticeState.IDENTIFIED)),
                                entry(2, new Event.LedgerChanged(Samples.APP, 1)),
                                entry(
                                        3,
                                        new Event.TokenCreated("t", dev.candor.model.Role.ADMIN))));
        assertThat(touched.notices()).containsExactly(notice);
        assertThat(touched.components()).containsExactly(Samples.APP);
        assertThat(Touched.by(List.of(entry(1, new Event.HistoryImported(1, 0, 0)))).everything())
                .isTrue();
    }

    private static dev.candor.model.JournalEntry entry(long position, Event event) {
        return new dev.candor.model.JournalEntry(position, Samples.NOON, ACTOR, "", event, "");
    }
}
