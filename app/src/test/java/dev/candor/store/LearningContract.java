package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.model.CauseClass;
import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.MetricPoint;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What every store must do with changes, measurements and postmortems. */
public interface LearningContract {
    @Test
    default void aChangeComesBackAsItWasAndAsItBecame(Store store) {
        Samples.furnish(store);
        var running = change("a", 0, null, true);
        var hidden = change("b", 10, 0, false);
        store.writeVoid(transaction -> transaction.changes().add(running));
        store.writeVoid(transaction -> transaction.changes().add(hidden));
        assertThat(newest(store, false, null)).containsExactly(hidden, running);
        assertThat(newest(store, true, null)).containsExactly(running);
        assertThat(newest(store, false, hidden)).containsExactly(running);
        var finished = change("a", 0, 1, true);
        store.writeVoid(transaction -> transaction.changes().replace(finished));
        assertThat(store.<Optional<Change>>read(it -> it.changes().find(running.id())))
                .contains(finished);
        assertThat(store.<Optional<Change>>read(it -> it.changes().findByKey(PageId.MAIN, "k-a")))
                .contains(finished);
    }

    @Test
    default void theSameValuesAgainChangeNothingAndHoursAreSummedUp(Store store) {
        Samples.furnish(store);
        var hour = Samples.NOON.truncatedTo(ChronoUnit.HOURS);
        var points = List.of(point(hour, 0, 1), point(hour, 60, 2.5), point(hour, 3_600, 8));
        for (var time = 0; time < 2; time++) {
            store.writeVoid(transaction -> transaction.measurements().put("queue", points));
        }
        var corrected = List.of(point(hour, 60, 4.5));
        store.writeVoid(transaction -> transaction.measurements().put("queue", corrected));
        var to = hour.plusSeconds(7_200);
        store.<Object>read(transaction -> {
            var port = transaction.measurements();
            assertThat(port.points("queue", hour, to, 10))
                    .containsExactly(
                            point(hour, 0, 1), point(hour, 60, 4.5), point(hour, 3_600, 8));
            var first = port.hours("queue", hour, to, 10).getFirst();
            assertThat(first.count()).isEqualTo(2);
            assertThat(first.mean()).isCloseTo(2.75, within(1e-9));
            assertThat(first.greatest()).isEqualTo(4.5);
            assertThat(port.points("other", hour, to, 10)).isEmpty();
            assertThat(port.oldestWelcome("queue")).isEmpty();
            return "";
        });
    }

    @Test
    default void seriesAreThoseThatWereDeclaredLast(Store store) {
        Samples.furnish(store);
        var queue = new Series(SeriesId.metric("queue"), "Queue", "", null, false);
        var front = new Series(SeriesId.check(Samples.FRONT), "Front", "ms", Samples.APP, true);
        for (var declared : List.of(List.of(queue), List.of(front, queue))) {
            store.writeVoid(it -> it.measurements().declare(PageId.MAIN, declared));
            assertThat(store.<List<Series>>read(it -> it.measurements().series(PageId.MAIN)))
                    .isEqualTo(declared);
        }
    }

    @Test
    default void everyRevisionOfAPostmortemIsKept(Store store) {
        Samples.furnish(store);
        var notice = Samples.incident(1, 0);
        store.writeVoid(transaction -> transaction.notices().add(notice));
        var moment = new Moment("", Samples.NOON, Moment.Source.PERSON, "It *began*.", true);
        var content =
                new PostmortemContent(
                        "S",
                        "",
                        new PostmortemContent.Breakdown(
                                "C", List.of("a", "b"), List.of(List.of("1", "ä"))),
                        List.of(moment),
                        CauseClass.LOAD,
                        "",
                        "",
                        "",
                        "",
                        List.of());
        var first =
                new Postmortem(
                        notice.id(),
                        PageId.MAIN,
                        Postmortem.Visibility.INTERNAL,
                        LocalDate.of(2026, 3, 9),
                        1,
                        Samples.NOON,
                        null,
                        "token:t",
                        content);
        var second = first.revised(content.withTimeline(List.of()), Samples.NOON, "system:x");
        store.writeVoid(transaction -> transaction.postmortems().add(first));
        store.writeVoid(transaction -> transaction.postmortems().add(second));
        assertThat(store.<List<Postmortem>>read(it -> it.postmortems().all(PageId.MAIN)))
                .containsExactly(second);
        assertThat(store.<Optional<Postmortem>>read(it -> it.postmortems().find(notice.id())))
                .contains(second);
        assertThat(store.<List<Postmortem>>read(it -> it.postmortems().revisions(notice.id())))
                .containsExactly(first, second);
    }

    private static List<Change> newest(Store store, boolean shown, @Nullable Change after) {
        return store.read(it -> it.changes().newest(PageId.MAIN, shown, 10, after));
    }

    private static MetricPoint point(Instant hour, long seconds, double value) {
        return new MetricPoint(hour.plusSeconds(seconds), value);
    }

    private static Change change(String id, long seconds, @Nullable Integer status, boolean shown) {
        var start = Samples.NOON.plusSeconds(seconds);
        return new Change(
                new ChangeId(id.repeat(12)),
                PageId.MAIN,
                shown,
                "Deploy " + id,
                start,
                status == null ? null : start.plusSeconds(5),
                status,
                List.of(Samples.APP, Samples.MAIL),
                URI.create("https://ci.example.com/" + id),
                "token:t",
                null,
                "k-" + id,
                Samples.NOON,
                Samples.NOON);
    }
}
