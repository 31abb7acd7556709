package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.ComponentId;
import dev.candor.model.Outage;
import dev.candor.model.PageId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What every store's ledger must do. */
public interface LedgerContract {
    @Test
    default void anIntervalComesBackWithItsNumber(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        store.writeVoid(transaction -> transaction.notices().add(notice));
        var probe = add(store, Samples.outage(Samples.APP, Samples.NOON, null));
        var overridden =
                add(
                        store,
                        Samples.outage(Samples.APP, Samples.NOON, Samples.NOON.plusSeconds(5))
                                .withOverriddenBy(notice.id()));
        var person = add(store, Samples.stated(Samples.APP, notice.id(), Samples.NOON));
        assertThat(List.of(probe.id(), overridden.id(), person.id()))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isPositive());
        assertThat(between(store, Samples.NOON, Samples.NOON.plusMillis(1)))
                .containsExactly(probe, overridden, person);
        assertThat(open(store, Samples.APP)).containsExactly(probe);
        assertThat(of(store, 1)).containsExactly(person);
    }

    @Test
    default void aReplacedIntervalIsAsItWasGiven(Store store) {
        Samples.furnish(store);
        store.writeVoid(transaction -> transaction.notices().add(Samples.incident(1, 0)));
        var before = add(store, Samples.outage(Samples.APP, Samples.NOON, null));
        var after = Samples.stated(Samples.MAIL, Samples.notice(1), Samples.NOON.plusSeconds(3));
        store.writeVoid(transaction -> transaction.ledger().replace(after.withId(before.id())));
        assertThat(of(store, 1)).containsExactly(after.withId(before.id()));
        assertThat(open(store, Samples.APP)).isEmpty();
    }

    @Test
    default void replacingAnIntervalThatIsNotThereFails(Store store) {
        Samples.furnish(store);
        assertThatThrownBy(() ->
                        store.writeVoid(transaction ->
                                transaction
                                        .ledger()
                                        .replace(
                                                Samples.outage(Samples.APP, Samples.NOON, null)
                                                        .withId(77))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("interval 77");
    }

    @Test
    default void aRangeIsHalfOpenAsIntervalsAre(Store store) {
        Samples.furnish(store);
        var from = Samples.NOON;
        var to = from.plusMillis(1000);
        var endsAtFrom = closed(store, from.minusMillis(10), from);
        var endsInside = closed(store, from.minusMillis(10), from.plusMillis(1));
        var whole = closed(store, from.minusMillis(10), to.plusMillis(10));
        var inside = closed(store, from.plusMillis(1), from.plusMillis(2));
        var startsInside = closed(store, to.minusMillis(1), to.plusMillis(1));
        var startsAtTo = closed(store, to, to.plusMillis(1));
        var emptyAtFrom = closed(store, from, from);
        var emptyAtTo = closed(store, to, to);
        var openBefore = add(store, Samples.outage(Samples.APP, from.minusMillis(20), null));
        var openAtTo = add(store, Samples.outage(Samples.APP, to, null));
        assertThat(between(store, from, to))
                .containsExactly(openBefore, endsInside, whole, emptyAtFrom, inside, startsInside)
                .doesNotContain(endsAtFrom, startsAtTo, emptyAtTo, openAtTo);
    }

    @Test
    default void onlyWhatLastsIsOpenOldestFirst(Store store) {
        Samples.furnish(store);
        var late = add(store, Samples.outage(Samples.APP, Samples.NOON.plusSeconds(9), null));
        var early = add(store, Samples.outage(Samples.APP, Samples.NOON, null));
        var mail = add(store, Samples.outage(Samples.MAIL, Samples.NOON.plusSeconds(4), null));
        var ended = closed(store, Samples.NOON, Samples.NOON.plusSeconds(1));
        assertThat(open(store, Samples.APP)).containsExactly(early, late);
        assertThat(store.<List<Outage>>read(t -> t.ledger().open(PageId.MAIN)))
                .containsExactly(early, mail, late)
                .doesNotContain(ended);
        assertThat(store.<List<Outage>>read(t -> t.ledger().open(new PageId("other")))).isEmpty();
    }

    @Test
    default void whatANoticeStatesIsRemovedAndWhatItAdoptedStays(Store store) {
        Samples.furnish(store);
        store.writeVoid(transaction -> {
            transaction.notices().add(Samples.incident(1, 0));
            transaction.notices().add(Samples.incident(2, 0));
        });
        var stated = add(store, Samples.stated(Samples.APP, Samples.notice(1), Samples.NOON));
        var others = add(store, Samples.stated(Samples.APP, Samples.notice(2), Samples.NOON));
        var adopted =
                add(
                        store,
                        Samples.outage(Samples.APP, Samples.NOON, null)
                                .withNotice(Samples.notice(1)));
        assertThat(of(store, 1)).containsExactly(stated, adopted);
        store.writeVoid(transaction -> transaction.ledger().removeStatedBy(Samples.notice(1)));
        assertThat(of(store, 1)).containsExactly(adopted);
        assertThat(of(store, 2)).containsExactly(others);
    }

    @Test
    default void aNumberIsNeverUsedTwice(Store store) {
        Samples.furnish(store);
        store.writeVoid(transaction -> transaction.notices().add(Samples.incident(1, 0)));
        var first = add(store, Samples.stated(Samples.APP, Samples.notice(1), Samples.NOON));
        store.writeVoid(transaction -> transaction.ledger().removeStatedBy(Samples.notice(1)));
        var second = add(store, Samples.stated(Samples.APP, Samples.notice(1), Samples.NOON));
        assertThat(second.id()).isGreaterThan(first.id());
    }

    @Test
    default void anIntervalMayNameANoticeThatIsAddedAfterIt(Store store) {
        Samples.furnish(store);
        store.writeVoid(transaction -> {
            transaction
                    .ledger()
                    .add(PageId.MAIN, Samples.stated(Samples.APP, Samples.notice(1), Samples.NOON));
            transaction.notices().add(Samples.incident(1, 0));
        });
        assertThat(of(store, 1)).hasSize(1);
    }

    @Test
    default void anIntervalOfAComponentThatIsNotThereIsRefused(Store store) {
        Samples.furnish(store);
        assertThatThrownBy(() ->
                        add(store, Samples.outage(new ComponentId("nobody"), Samples.NOON, null)))
                .isInstanceOf(StoreException.class);
        assertThat(store.<List<Outage>>read(t -> t.ledger().open(PageId.MAIN))).isEmpty();
    }

    @Test
    default void aRangeIsReadPageByPage(Store store) {
        Samples.furnish(store);
        for (var i = 0; i < 9; i++) {
            var start = Samples.NOON.plusSeconds(i / 3);
            var _ =
                    i % 2 == 0
                            ? closed(store, start, start.plusSeconds(5))
                            : add(store, Samples.outage(Samples.APP, start, null));
        }
        var from = Samples.NOON;
        var to = from.plusSeconds(60);
        var whole = between(store, from, to);
        assertThat(whole).hasSize(9);
        List<Outage> first = store.read(t -> t.ledger().between(PageId.MAIN, from, to, 4, null));
        List<Outage> second =
                store.read(t -> t.ledger().between(PageId.MAIN, from, to, 5, first.getLast()));
        assertThat(first).isEqualTo(whole.subList(0, 4));
        assertThat(second).isEqualTo(whole.subList(4, 9));
    }

    private static Outage add(Store store, Outage outage) {
        return store.write(transaction -> transaction.ledger().add(PageId.MAIN, outage));
    }

    private static Outage closed(Store store, Instant start, Instant end) {
        return add(store, Samples.outage(Samples.APP, start, end));
    }

    private static List<Outage> between(Store store, Instant from, Instant to) {
        return store.read(transaction -> transaction.ledger().between(PageId.MAIN, from, to));
    }

    private static List<Outage> open(Store store, ComponentId component) {
        return store.read(transaction -> transaction.ledger().open(PageId.MAIN, component));
    }

    private static List<Outage> of(Store store, int notice) {
        return store.read(transaction -> transaction.ledger().of(Samples.notice(notice)));
    }
}
