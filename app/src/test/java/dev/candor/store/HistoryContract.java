package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.Seeded;
import dev.candor.model.Bucket;
import dev.candor.model.CheckId;
import dev.candor.model.Location;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Resolution;
import dev.candor.model.Result;
import dev.candor.model.Retention;
import dev.candor.store.History.Subject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What the history promises, on every database. */
public interface HistoryContract {
    Instant START = Instant.parse("2026-03-08T00:00:00Z");
    CheckId BACK = new CheckId("app-back");
    Retention SHORT =
            new Retention(
                    Duration.ofHours(1),
                    Duration.ofDays(3),
                    Duration.ofDays(6),
                    Duration.ofDays(9));

    @Test
    default void whatIsNotRolledUpYetIsThereAlready(Store store) {
        append(store, run(Samples.FRONT, 5, 100), run(Samples.FRONT, 15, 300));
        for (var resolution : Resolution.values()) {
            var buckets = series(store, resolution);
            assertThat(buckets).hasSize(1);
            assertThat(buckets.getFirst().start()).isEqualTo(START);
            assertThat(buckets.getFirst().length()).isEqualTo(resolution.length());
            assertThat(buckets.getFirst().counts().up()).isEqualTo(2);
            assertThat(buckets.getFirst().latency().most()).isEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    default void rollingUpChangesNothingThatIsRead(Store store) {
        Seeded.runs(
                1,
                random -> {
                    var evening = START.plus(Duration.ofHours(22));
                    var results =
                            results(random, Duration.ofHours(26)).stream()
                                    .filter(result -> !result.at().isBefore(evening))
                                    .toList();
                    append(store, results.toArray(Result[]::new));
                    var before = everySeries(store);
                    assertThat(rollUp(store, START.plus(Duration.ofHours(26)))).isGreaterThan(100);
                    assertThat(upTo(store)).isAfter(START.plus(Duration.ofHours(25)));
                    assertThat(everySeries(store)).isEqualTo(before);
                });
    }

    @Test
    default void aResultThatComesLateIsCountedEverywhere(Store store) {
        append(store, run(Samples.FRONT, 5, 100), run(Samples.FRONT, 86_400 * 2, 100));
        rollUp(store, START.plus(Duration.ofDays(3)));
        assertThat(upTo(store)).isAfter(START.plus(Duration.ofDays(2)));
        append(store, run(Samples.FRONT, 25, 900), run(Samples.FRONT, 7_205, 800));
        rollUp(store, START.plus(Duration.ofDays(3)));
        assertThat(series(store, Resolution.MINUTE))
                .hasSize(1)
                .first()
                .satisfies(HistoryContract::requireBoth);
        assertThat(series(store, Resolution.HOUR))
                .hasSize(2)
                .first()
                .satisfies(HistoryContract::requireBoth);
        var day = series(store, Resolution.DAY).getFirst();
        assertThat(day.counts().up()).isEqualTo(3);
        assertThat(day.latency().most()).isEqualTo(Duration.ofMillis(900));
    }

    private static void requireBoth(Bucket bucket) {
        assertThat(bucket.counts().up()).isEqualTo(2);
        assertThat(bucket.latency().most()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    default void aRepeatedResultIsNotCountedTwice(Store store) {
        var result = run(Samples.FRONT, 5, 100);
        append(store, result);
        rollUp(store, START.plus(Duration.ofHours(2)));
        append(store, result);
        rollUp(store, START.plus(Duration.ofHours(2)));
        assertThat(series(store, Resolution.HOUR).getFirst().counts().up()).isEqualTo(1);
    }

    @Test
    default void aSliceThatIsNotCommittedIsDoneAgain(Store store) {
        var results = results(new Random(7), Duration.ofMinutes(130));
        append(store, results.toArray(Result[]::new));
        var before = everySeries(store);
        var now = START.plus(Duration.ofHours(3));
        for (var more = true; more; ) {
            assertThatThrownBy(() ->
                            store.writeVoid(transaction -> {
                                var _ = transaction.upkeep().rollUp(now);
                                throw new IllegalStateException("killed");
                            }))
                    .hasMessage("killed");
            more = store.write(transaction -> transaction.upkeep().rollUp(now));
        }
        assertThat(everySeries(store)).isEqualTo(before);
    }

    @Test
    default void failedRunsCountButHaveNoLatency(Store store) {
        append(
                store,
                result(Samples.FRONT, 1, 10_000, Result.Outcome.DOWN),
                result(Samples.FRONT, 2, 10_000, Result.Outcome.UNKNOWN),
                result(Samples.FRONT, 3, 200, Result.Outcome.DEGRADED));
        rollUp(store, START.plus(Duration.ofHours(1)));
        var minute = series(store, Resolution.MINUTE).getFirst();
        assertThat(minute.counts()).isEqualTo(new Bucket.Counts(0, 1, 1, 1));
        assertThat(minute.latency().count()).isEqualTo(1);
        assertThat(minute.latency().most()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    default void checksMembersAndLocationsAreReadTogetherOrApart(Store store) {
        var far = new Location("vienna");
        append(
                store,
                run(Samples.FRONT, 1, 100),
                run(BACK, 2, 100),
                at(far, run(BACK, 3, 100)),
                member("shop", run(BACK, 4, 100)));
        rollUp(store, START.plus(Duration.ofHours(1)));
        assertThat(up(store, Subject.of(Samples.FRONT))).isEqualTo(1);
        assertThat(up(store, Subject.of(BACK))).isEqualTo(3);
        assertThat(up(store, new Subject(List.of(BACK), null, far))).isEqualTo(1);
        assertThat(up(store, new Subject(List.of(BACK), "shop", null))).isEqualTo(1);
        assertThat(up(store, new Subject(List.of(BACK, Samples.FRONT), null, null))).isEqualTo(4);
        assertThat(up(store, new Subject(List.of(new CheckId("nobody")), null, null))).isZero();
    }

    @Test
    default void daysBeginWithThePagesDaysEvenInAHalfHourZone(Store store) {
        page(store, "Asia/Kolkata");
        var midnight = Instant.parse("2026-03-07T18:30:00Z");
        append(
                store,
                at(midnight.minusMillis(1), run(Samples.FRONT, 0, 100)),
                at(midnight, run(Samples.FRONT, 0, 200)),
                at(midnight.plusSeconds(86_399), run(Samples.FRONT, 0, 300)),
                at(midnight.plusSeconds(86_400), run(Samples.FRONT, 0, 400)));
        var before = days(store);
        rollUp(store, START.plus(Duration.ofDays(4)));
        assertThat(days(store)).isEqualTo(before).hasSize(3);
        assertThat(days(store).get(1).start()).isEqualTo(midnight);
        assertThat(days(store).get(1).counts().up()).isEqualTo(2);
    }

    @Test
    default void aDayOnWhichClocksChangeHas23Hours(Store store) {
        page(store, "America/Los_Angeles");
        var midnight = Instant.parse("2026-03-08T08:00:00Z");
        append(store, at(midnight, run(Samples.FRONT, 0, 100)));
        rollUp(store, START.plus(Duration.ofDays(4)));
        assertThat(days(store).getFirst().length()).isEqualTo(Duration.ofHours(23));
    }

    @Test
    default void afterAChangeOfZoneDaysStillFollowOneAnother(Store store) {
        page(store, "UTC");
        append(
                store,
                IntStream.range(0, 96)
                        .mapToObj(hour -> run(Samples.FRONT, hour * 3_600L, 100))
                        .toArray(Result[]::new));
        rollUp(store, START.plus(Duration.ofHours(50)));
        page(store, "Asia/Kolkata");
        rollUp(store, START.plus(Duration.ofHours(97)));
        var days = days(store);
        for (var i = 1; i < days.size(); i++) {
            assertThat(days.get(i).start()).isEqualTo(days.get(i - 1).end());
        }
        assertThat(days.stream().mapToLong(day -> day.counts().up()).sum()).isEqualTo(96);
    }

    @Test
    default void whatIsTooOldGoesAndCoarserSumsStay(Store store) {
        append(
                store,
                IntStream.range(0, 24 * 12)
                        .mapToObj(hour -> run(Samples.FRONT, hour * 3_600L, 100))
                        .toArray(Result[]::new));
        var now = START.plus(Duration.ofDays(12));
        rollUp(store, now);
        expire(store, now, SHORT);
        expire(store, now, SHORT);
        assertThat(raw(store)).hasSizeLessThan(4);
        assertThat(oldest(store, Resolution.MINUTE, 3)).isEqualTo(now.minus(SHORT.minutes()));
        assertThat(oldest(store, Resolution.HOUR, 12)).isEqualTo(now.minus(SHORT.hours()));
        assertThat(days(store).getFirst().start()).isEqualTo(now.minus(SHORT.days()));
        assertThat(days(store).getFirst().counts().up()).isEqualTo(24);
    }

    @Test
    default void nothingGoesThatIsNotRolledUp(Store store) {
        append(store, run(Samples.FRONT, 5, 100), run(Samples.FRONT, 65, 100));
        expire(store, START.plus(Duration.ofDays(30)), SHORT);
        assertThat(raw(store)).hasSize(2);
        rollUp(store, START.plus(Duration.ofDays(30)));
        expire(store, START.plus(Duration.ofDays(30)), SHORT);
        assertThat(raw(store)).isEmpty();
        assertThat(series(store, Resolution.MINUTE)).isEmpty();
    }

    @Test
    default void aResultThatComesAfterItsMinuteIsGoneDoesNotSpoilTheSum(Store store) {
        append(
                store,
                run(Samples.FRONT, 5, 100),
                run(Samples.FRONT, 6, 100),
                run(Samples.FRONT, 36_000, 100));
        rollUp(store, START.plus(Duration.ofHours(11)));
        expire(store, START.plus(Duration.ofHours(11)), SHORT);
        append(store, run(Samples.FRONT, 7, 100));
        rollUp(store, START.plus(Duration.ofHours(11)));
        assertThat(series(store, Resolution.MINUTE).getFirst().counts().up()).isEqualTo(2);
    }

    @Test
    default void moreBucketsThanAskedForAreRefused(Store store) {
        assertThatThrownBy(() ->
                        store.read(t ->
                                t.history()
                                        .series(
                                                Subject.of(Samples.FRONT),
                                                Resolution.MINUTE,
                                                START,
                                                START.plus(Duration.ofHours(2)),
                                                60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("60 buckets");
    }

    @Test
    default void resultsArePagedNewestFirst(Store store) {
        var results = results(new Random(3), Duration.ofMinutes(9));
        append(store, results.toArray(Result[]::new));
        var whole = raw(store);
        var paged = new ArrayList<Result>();
        Results.@Nullable Position after = null;
        for (var more = true; more; ) {
            var behind = after;
            List<Result> page =
                    store.read(t -> t.results().between(Samples.FRONT, START, FAR, 7, behind));
            paged.addAll(page);
            more = page.size() == 7;
            after = page.isEmpty() ? after : Results.Position.of(page.getLast());
        }
        assertThat(paged).isEqualTo(whole).isNotEmpty();
    }

    @Test
    default void oneRoundOfTheUpkeepDoesAllThatIsDue(Store store) {
        append(store, run(Samples.FRONT, 5, 100), run(Samples.FRONT, 7_265, 100));
        var upkeep = new KeepHistory(store, new ManualTime(START.plus(Duration.ofDays(30))), SHORT);
        assertThat(upkeep.round()).isPositive();
        assertThat(raw(store)).isEmpty();
        assertThat(days(store)).isEmpty();
        upkeep.start();
        upkeep.stop();
        upkeep.stop();
    }

    Instant FAR = START.plus(Duration.ofDays(100));

    private static void append(Store store, Result... results) {
        store.writeVoid(transaction -> transaction.results().append(List.of(results)));
    }

    private static int rollUp(Store store, Instant now) {
        var slices = 0;
        while (store.<Boolean>write(transaction -> transaction.upkeep().rollUp(now))) {
            slices++;
        }
        return slices;
    }

    private static void expire(Store store, Instant now, Retention retention) {
        while (store.<Boolean>write(transaction -> transaction.upkeep().expire(now, retention))) {
            assertThat(store).isNotNull();
        }
    }

    private static Instant upTo(Store store) {
        return store.read(transaction -> transaction.upkeep().rolledUpTo());
    }

    private static List<Result> raw(Store store) {
        return store.read(t -> t.results().between(Samples.FRONT, START, FAR, 10_000, null));
    }

    private static List<Bucket> series(Store store, Resolution resolution) {
        var length = resolution == Resolution.MINUTE ? Duration.ofMinutes(60) : Duration.ofDays(1);
        return series(store, Subject.of(Samples.FRONT), resolution, START, START.plus(length));
    }

    private static List<Bucket> days(Store store) {
        return series(
                store,
                Subject.of(Samples.FRONT),
                Resolution.DAY,
                START.minus(Duration.ofDays(3)),
                FAR);
    }

    private static List<List<Bucket>> everySeries(Store store) {
        return List.of(
                series(store, Resolution.MINUTE),
                series(
                        store,
                        Subject.of(Samples.FRONT),
                        Resolution.MINUTE,
                        START.plus(Duration.ofHours(23)),
                        START.plus(Duration.ofHours(26))),
                series(store, Resolution.HOUR),
                days(store),
                series(
                        store,
                        new Subject(List.of(Samples.FRONT, BACK), null, null),
                        Resolution.HOUR,
                        START,
                        FAR.minus(Duration.ofDays(90))));
    }

    private static Instant oldest(Store store, Resolution resolution, int days) {
        var end = START.plus(Duration.ofDays(12));
        for (var day = 12; day > 0; day--) {
            var from = end.minus(Duration.ofDays(day));
            var found =
                    series(
                            store,
                            Subject.of(Samples.FRONT),
                            resolution,
                            from,
                            from.plus(Duration.ofDays(1)));
            if (!found.isEmpty()) {
                return found.getFirst().start();
            }
        }
        throw new AssertionError("nothing within " + days);
    }

    private static List<Bucket> series(
            Store store, Subject subject, Resolution resolution, Instant from, Instant to) {
        return store.read(
                t -> t.history().series(subject, resolution, from, to, History.MOST_BUCKETS));
    }

    private static long up(Store store, Subject subject) {
        return series(store, subject, Resolution.HOUR, START, START.plusSeconds(3_600)).stream()
                .mapToLong(bucket -> bucket.counts().up())
                .sum();
    }

    private static void page(Store store, String zone) {
        var page = Samples.page();
        store.writeVoid(transaction ->
                transaction
                        .pages()
                        .put(
                                new Page(
                                        PageId.MAIN,
                                        page.name(),
                                        page.url(),
                                        ZoneId.of(zone),
                                        page.language())));
    }

    private static List<Result> results(Random random, Duration length) {
        var results = new ArrayList<Result>();
        for (var second = 0L; second < length.toSeconds(); second += 1 + random.nextInt(120)) {
            results.add(
                    result(
                            random.nextBoolean() ? Samples.FRONT : BACK,
                            second,
                            random.nextInt(4_000),
                            Seeded.oneOf(random, List.of(Result.Outcome.values()))));
        }
        return results;
    }

    private static Result run(CheckId check, long second, int millis) {
        return result(check, second, millis, Result.Outcome.UP);
    }

    private static Result result(CheckId check, long second, int millis, Result.Outcome outcome) {
        var total = Duration.ofMillis(millis);
        return new Result(
                check,
                null,
                Location.HERE,
                START.plusSeconds(second),
                outcome,
                new Result.Phases(
                        total.dividedBy(10),
                        total.dividedBy(5),
                        total.dividedBy(4),
                        total.dividedBy(2),
                        Duration.ZERO,
                        total),
                200,
                "");
    }

    private static Result at(Instant at, Result from) {
        return changed(from, from.member(), from.location(), at);
    }

    private static Result at(Location location, Result from) {
        return changed(from, from.member(), location, from.at());
    }

    private static Result member(String member, Result from) {
        return changed(from, member, from.location(), from.at());
    }

    private static Result changed(
            Result from, @Nullable String member, Location place, Instant at) {
        return new Result(
                from.check(),
                member,
                place,
                at,
                from.outcome(),
                from.phases(),
                from.status(),
                from.detail());
    }
}
