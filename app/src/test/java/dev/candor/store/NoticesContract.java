package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Audience;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Relation;
import dev.candor.model.Update;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every store must do with notices. */
public interface NoticesContract {
    Audience RESELLERS = new Audience("resellers");

    @Test
    default void aNoticeComesBackWithAllItsParts(Store store) {
        Samples.furnish(store);
        var other = Samples.incident(1, 0);
        var full = Samples.full(2, other.id());
        store.writeVoid(transaction -> {
            transaction.notices().add(full); // links to one that is added after it
            transaction.notices().add(other);
        });
        assertThat(find(store, full.id())).isEqualTo(full);
        assertThat(find(store, other.id())).isEqualTo(other);
    }

    @Test
    default void aReplacedNoticeKeepsNothingOfTheOldOne(Store store) {
        Samples.furnish(store);
        var other = Samples.incident(1, 0);
        var full = Samples.full(2, other.id());
        var correction =
                new Update(
                        Samples.update(99),
                        Update.Kind.CORRECTION,
                        NoticeState.COMPLETED,
                        "It was three.",
                        Samples.NOON,
                        Samples.NOON.plusSeconds(200),
                        full.updates().get(2).id());
        var changed =
                full.toBuilder()
                        .title("Another title")
                        .state(NoticeState.COMPLETED)
                        .draft(true)
                        .impacts(List.of(full.impacts().getLast()))
                        .windows(List.of(full.windows().getFirst()))
                        .planned(null)
                        .proposal(null)
                        .links(List.of())
                        .add(correction)
                        .changedAt(Samples.NOON.plusSeconds(200))
                        .build();
        store.writeVoid(transaction -> {
            transaction.notices().add(other);
            transaction.notices().add(full);
        });
        store.writeVoid(transaction -> transaction.notices().replace(changed));
        assertThat(find(store, full.id())).isEqualTo(changed);
        assertThat(find(store, other.id())).isEqualTo(other);
    }

    @Test
    default void replacingANoticeThatIsNotThereFails(Store store) {
        Samples.furnish(store);
        assertThatThrownBy(() ->
                        store.writeVoid(transaction ->
                                transaction.notices().replace(Samples.incident(1, 0))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such notice");
    }

    @Test
    default void aNoticeIsFoundByItsOutsideKeyOnlyOnItsPage(Store store) {
        Samples.furnish(store);
        var other = Samples.incident(1, 0);
        var full = Samples.full(2, other.id());
        add(store, other, full);
        List<Boolean> found =
                store.read(transaction ->
                        List.of(
                                transaction
                                        .notices()
                                        .findByKey(PageId.MAIN, "import:2")
                                        .equals(Optional.of(full)),
                                transaction.notices().findByKey(PageId.MAIN, "import:3").isEmpty(),
                                transaction
                                        .notices()
                                        .findByKey(new PageId("other"), "import:2")
                                        .isEmpty()));
        assertThat(found).containsOnly(true);
    }

    @Test
    default void twoNoticesOfAPageCannotHaveTheSameOutsideKey(Store store) {
        Samples.furnish(store);
        var other = Samples.incident(1, 0);
        add(store, other, Samples.full(2, other.id()));
        var twin = withKey(Samples.incident(3, 0), "import:2");
        assertThatThrownBy(() -> add(store, twin)).isInstanceOf(StoreException.class);
        assertThat(newest(store, Audience.PUBLIC, true, 10, null)).doesNotContain(twin);
    }

    @Test
    default void pagesOfAListAreStableWhereManyWereCreatedAtTheSameInstant(Store store) {
        Samples.furnish(store);
        var notices = IntStream.range(0, 130).mapToObj(n -> Samples.incident(n, n / 40)).toList();
        add(store, notices.toArray(new Notice[0]));
        var seen = new ArrayList<Notice>();
        NoticeId after = null;
        for (var slice = newest(store, Audience.PUBLIC, false, 7, null);
                !slice.isEmpty();
                slice = newest(store, Audience.PUBLIC, false, 7, after)) {
            seen.addAll(slice);
            after = slice.getLast().id();
        }
        assertThat(seen).isEqualTo(notices.reversed());
        assertThat(store.<List<Notice>>read(t -> t.notices().all(PageId.MAIN, Audience.PUBLIC)))
                .isEqualTo(notices.reversed());
    }

    @Test
    default void aListContinuedBehindAnUnknownNoticeIsEmpty(Store store) {
        Samples.furnish(store);
        add(store, Samples.incident(1, 0));
        assertThat(newest(store, Audience.PUBLIC, true, 10, Samples.notice(2))).isEmpty();
    }

    @Test
    default void draftsAreReadOnlyByThoseWhoAskForThem(Store store) {
        Samples.furnish(store);
        var draft = Samples.incident(1, 0).toBuilder().draft(true).build();
        var shown = Samples.incident(2, 1);
        add(store, draft, shown);
        assertThat(newest(store, Audience.PUBLIC, false, 10, null)).containsExactly(shown);
        assertThat(newest(store, Audience.PUBLIC, true, 10, null)).containsExactly(shown, draft);
        assertThat(store.<List<Notice>>read(t -> t.notices().all(PageId.MAIN, Audience.PUBLIC)))
                .containsExactly(shown);
        assertThat(store.<List<Notice>>read(t -> t.notices().open(PageId.MAIN)))
                .containsExactly(draft, shown);
        assertThat(
                        store.<Boolean>read(t ->
                                t.notices().find(draft.id(), Audience.PUBLIC, false).isEmpty()))
                .isTrue();
    }

    @Test
    default void anAudienceReadsWhatIsForItAndWhatIsForEverybody(Store store) {
        Samples.furnish(store);
        var open = Samples.incident(1, 0);
        var theirs = forAudience(Samples.incident(2, 1), RESELLERS);
        var others = forAudience(Samples.incident(3, 2), new Audience("staff"));
        add(store, open, theirs, others);
        assertThat(newest(store, RESELLERS, false, 10, null)).containsExactly(theirs, open);
        assertThat(newest(store, Audience.PUBLIC, false, 10, null)).containsExactly(open);
        assertThat(store.<List<Notice>>read(t -> t.notices().all(PageId.MAIN, RESELLERS)))
                .containsExactly(theirs, open);
        assertThat(
                        store.<List<Boolean>>read(t ->
                                List.of(
                                        t.notices().find(theirs.id(), RESELLERS, true).isPresent(),
                                        t.notices()
                                                .find(theirs.id(), Audience.PUBLIC, true)
                                                .isPresent())))
                .containsExactly(true, false);
    }

    @Test
    default void onlyNoticesThatAreNotOverAreOpenOldestFirst(Store store) {
        Samples.furnish(store);
        var late = Samples.incident(1, 50);
        var early = Samples.incident(2, 10);
        var over = Samples.incident(3, 20).toBuilder().state(NoticeState.RESOLVED).build();
        add(store, late, early, over);
        assertThat(store.<List<Notice>>read(t -> t.notices().open(PageId.MAIN)))
                .containsExactly(early, late);
    }

    @Test
    default void aNoticeOnAPageThatIsNotThereIsRefused(Store store) {
        assertThatThrownBy(() -> add(store, Samples.incident(1, 0)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such page");
    }

    @Test
    default void aLinkToANoticeThatIsNotThereIsRefused(Store store) {
        Samples.furnish(store);
        var dangling =
                Samples.incident(1, 0).toBuilder()
                        .links(List.of(new Link.ToNotice(Relation.RECURS, Samples.notice(7))))
                        .build();
        assertThatThrownBy(() -> add(store, dangling)).isInstanceOf(StoreException.class);
        assertThat(newest(store, Audience.PUBLIC, true, 10, null)).isEmpty();
    }

    @Test
    default void aLimitOutOfRangeIsRefused(Store store) {
        assertThatThrownBy(() -> newest(store, Audience.PUBLIC, true, 0, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> newest(store, Audience.PUBLIC, true, 1001, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001");
    }

    private static void add(Store store, Notice... notices) {
        store.writeVoid(transaction -> {
            for (var notice : notices) {
                transaction.notices().add(notice);
            }
        });
    }

    private static Notice find(Store store, NoticeId id) {
        return store.read(
                transaction -> transaction.notices().find(id, Audience.PUBLIC, true).orElseThrow());
    }

    private static List<Notice> newest(
            Store store, Audience audience, boolean drafts, int limit, @Nullable NoticeId after) {
        return store.read(transaction ->
                transaction.notices().newest(PageId.MAIN, audience, drafts, limit, after));
    }

    private static Notice forAudience(Notice notice, Audience audience) {
        return copy(notice, audience, notice.key());
    }

    private static Notice withKey(Notice notice, String key) {
        return copy(notice, notice.audience(), key);
    }

    private static Notice copy(Notice notice, Audience audience, @Nullable String key) {
        return new Notice(
                notice.id(),
                notice.page(),
                audience,
                notice.kind(),
                notice.title(),
                notice.state(),
                notice.draft(),
                notice.authority(),
                notice.impacts(),
                notice.planned(),
                notice.windows(),
                notice.updates(),
                notice.links(),
                notice.proposal(),
                key,
                notice.createdAt(),
                notice.changedAt());
    }
}
