package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Location;
import dev.candor.model.Result;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every store must do with results and with what the judge remembers. */
public interface WatchingContract {
    CheckId OTHER = new CheckId("mail-tcp");

    @Test
    default void statesComeBackWholeByCheckMemberAndLocation(Store store) {
        var fresh = CheckState.fresh(OTHER, null, new Location("eu/vienna"), Samples.NOON);
        var known = Samples.state(Samples.FRONT, null, 3);
        var member = Samples.state(Samples.FRONT, "shop.example.com", 1);
        put(store, List.of(fresh, member, known));
        assertThat(all(store)).containsExactly(known, member, fresh);
        assertThat(store.<List<CheckState>>read(t -> t.checkStates().of(OTHER)))
                .containsExactly(fresh);
    }

    @Test
    default void aStateIsReplacedAsAWhole(Store store) {
        put(store, List.of(Samples.state(Samples.FRONT, null, 3)));
        var fresh = CheckState.fresh(Samples.FRONT, null, Location.HERE, Samples.NOON);
        put(store, List.of(fresh));
        assertThat(all(store)).containsExactly(fresh);
    }

    @Test
    default void aCheckThatLeftIsForgottenWithAllItsMembers(Store store) {
        var other = Samples.state(OTHER, null, 1);
        put(
                store,
                List.of(
                        Samples.state(Samples.FRONT, null, 3),
                        Samples.state(Samples.FRONT, "m", 3),
                        other));
        store.writeVoid(transaction -> transaction.checkStates().remove(Samples.FRONT));
        assertThat(all(store)).containsExactly(other);
    }

    @Test
    default void theOldestOfTheNewestResultsCountsOnlyChecksThatHaveOne(Store store) {
        assertThat(oldest(store)).isEmpty();
        put(store, List.of(CheckState.fresh(OTHER, null, Location.HERE, Instant.EPOCH)));
        assertThat(oldest(store)).isEmpty();
        put(
                store,
                List.of(
                        Samples.state(Samples.FRONT, "a", 30),
                        Samples.state(Samples.FRONT, "b", 20)));
        assertThat(oldest(store)).contains(Samples.NOON.plusSeconds(20));
    }

    @Test
    default void resultsComeBackNewestFirst(Store store) {
        var older = Samples.result(Samples.FRONT, null, Samples.NOON);
        var newer = Samples.result(Samples.FRONT, "member", Samples.NOON.plusMillis(1));
        var other = Samples.result(OTHER, null, Samples.NOON.plusMillis(2));
        append(store, List.of(newer, other, older));
        assertThat(newest(store, Samples.FRONT, 10)).containsExactly(newer, older);
        assertThat(newest(store, Samples.FRONT, 1)).containsExactly(newer);
        assertThat(newest(store, OTHER, 10)).containsExactly(other);
        assertThat(newest(store, new CheckId("none"), 10)).isEmpty();
    }

    @Test
    default void aResultThatIsThereAlreadyStays(Store store) {
        var first = Samples.result(Samples.FRONT, null, Samples.NOON);
        var twin =
                new Result(
                        Samples.FRONT,
                        null,
                        Location.HERE,
                        Samples.NOON,
                        Result.Outcome.DOWN,
                        Result.Phases.NONE,
                        0,
                        "another");
        var elsewhere =
                new Result(
                        Samples.FRONT,
                        null,
                        new Location("away"),
                        Samples.NOON,
                        Result.Outcome.UP,
                        Result.Phases.NONE,
                        200,
                        "");
        append(store, List.of(first, twin));
        append(store, List.of(twin, elsewhere));
        assertThat(newest(store, Samples.FRONT, 10)).containsExactlyInAnyOrder(first, elsewhere);
    }

    @Test
    default void manyResultsGoInAtOnce(Store store) {
        var many =
                IntStream.range(0, 2500)
                        .mapToObj(n ->
                                Samples.result(
                                        n % 2 == 0 ? Samples.FRONT : OTHER,
                                        "m" + n,
                                        Samples.NOON.plusMillis(n)))
                        .toList();
        append(store, many);
        append(store, List.of());
        assertThat(newest(store, Samples.FRONT, 10_000)).hasSize(1250);
        assertThatThrownBy(() -> newest(store, OTHER, 10_001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void put(Store store, Collection<CheckState> states) {
        store.writeVoid(transaction -> transaction.checkStates().put(states));
    }

    private static List<CheckState> all(Store store) {
        return store.read(transaction -> transaction.checkStates().all());
    }

    private static Optional<Instant> oldest(Store store) {
        return store.read(transaction -> transaction.checkStates().oldestResult());
    }

    private static void append(Store store, Collection<Result> results) {
        store.writeVoid(transaction -> transaction.results().append(results));
    }

    private static List<Result> newest(Store store, CheckId check, int limit) {
        return store.read(transaction -> transaction.results().newest(check, limit));
    }
}
