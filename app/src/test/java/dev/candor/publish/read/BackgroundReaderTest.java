package dev.candor.publish.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Event;
import dev.candor.model.MetricPoint;
import dev.candor.model.NoticeKind;
import dev.candor.model.PageId;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.model.Update;
import dev.candor.store.Samples;
import dev.candor.store.Store;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class BackgroundReaderTest {
    private static final Instant NOW = Samples.NOON.plus(Duration.ofHours(1));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Store store;
    private ReadModelReader pages;
    private BackgroundReader reader;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = SqlStore.open(StoreSettings.of(folder, new ManualTime(Samples.NOON)));
        Samples.furnish(store);
        declare("queue");
        pages = new ReadModelReader(store, PageId.MAIN, Audience.PUBLIC);
        reader = new BackgroundReader(store, PageId.MAIN);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void declare(String... names) {
        var series = new ArrayList<Series>();
        for (var name : names) {
            series.add(new Series(SeriesId.metric(name), name, "", null, true));
        }
        store.writeVoid(it -> it.measurements().declare(PageId.MAIN, series));
        for (var name : names) {
            measure(name, 1);
        }
    }

    private void measure(String name, long minute) {
        var point = new MetricPoint(Samples.NOON.plusSeconds(60 * minute), minute);
        store.writeVoid(it -> it.measurements().put(name, List.of(point)));
    }

    private void say(int number, String text) {
        var plain = Samples.incident(number, number);
        var first = plain.updates().getFirst();
        var said =
                new Update(
                        first.id(),
                        first.kind(),
                        first.state(),
                        text,
                        first.at(),
                        first.at(),
                        null);
        store.writeVoid(transaction -> {
            transaction.notices().add(plain.toBuilder().updates(List.of(said)).build());
            transaction
                    .journal()
                    .append(
                            new Event.NoticePosted(plain.id(), NoticeKind.INCIDENT, false),
                            Actor.system("test"),
                            "",
                            Samples.NOON);
        });
    }

    private Background read(@Nullable Background known, Instant now) {
        return reader.read(known, pages.read(null).model(), now);
    }

    private static int values(Background background, String name) {
        return background.recording(SeriesId.metric(name)).fine().size();
    }

    @Test
    void whatWasMeasuredIsReadAgainAfterAMinuteAndNotForEachUpdate() {
        var first = read(null, NOW);
        assertThat(values(first, "queue")).isEqualTo(1);
        measure("queue", 2);
        say(1, "We are looking.");
        var second = read(first, NOW.plusSeconds(30));
        assertThat(second).isNotSameAs(first);
        assertThat(values(second, "queue")).isEqualTo(1);
        var third = read(second, NOW.plus(MINUTE));
        assertThat(values(third, "queue")).isEqualTo(2);
        assertThat(read(third, NOW.plus(MINUTE).plusSeconds(59))).isSameAs(third);
    }

    @Test
    void aTextThatDrawsAnotherTimeMakesItsSeriesBeReadAtOnce() {
        var first = read(null, NOW);
        measure("queue", 2);
        say(1, "![It](graph:metric/queue?from=2026-03-08T12:00Z&to=2026-03-08T13:00Z)");
        assertThat(values(read(first, NOW.plusSeconds(1)), "queue")).isEqualTo(2);
    }

    @Test
    void aNewSeriesIsReadAtOnce() {
        var first = read(null, NOW);
        declare("queue", "other");
        measure("other", 2);
        say(1, "We are looking.");
        var second = read(first, NOW.plusSeconds(1));
        assertThat(values(second, "other")).isEqualTo(2);
        assertThat(second.recording(SeriesId.metric("queue")))
                .isSameAs(first.recording(SeriesId.metric("queue")));
    }

    @Test
    void ofManyThatAreOldAFewAreReadAtATimeUntilAllAreNew() {
        declare("a", "b", "c", "d", "e");
        var background = read(null, NOW);
        for (var name : List.of("a", "b", "c", "d", "e")) {
            measure(name, 2);
        }
        var later = NOW.plus(MINUTE);
        for (var expected : List.of(2L, 4L, 5L, 5L)) {
            background = read(background, later);
            var now = background;
            assertThat(now.series().stream().filter(each -> values(now, each.name()) == 2))
                    .hasSize(expected.intValue());
        }
    }

    @Test
    void aClockThatWasSetBackKeepsNothingOldForLong() {
        var first = read(null, NOW);
        measure("queue", 2);
        assertThat(values(read(first, NOW.minus(Duration.ofMinutes(10))), "queue")).isEqualTo(2);
    }
}
