package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Due;
import dev.candor.model.Occasion;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.model.TellingRules;
import dev.candor.model.Token;
import dev.candor.store.Installation.DatabaseSize;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What every store must do with pages, cursors, due instants, tokens and its own facts. */
public interface HousekeepingContract {
    @Test
    default void aPageIsReplacedByAnotherOfTheSameName(Store store) {
        Samples.furnish(store);
        var changed =
                new Page(
                        PageId.MAIN,
                        "FoxyCart & friends",
                        URI.create("http://127.0.0.1:8080"),
                        ZoneOffset.UTC,
                        "pt-BR");
        store.writeVoid(transaction -> transaction.pages().put(changed));
        assertThat(store.<Optional<Page>>read(t -> t.pages().find(PageId.MAIN))).contains(changed);
        assertThat(store.<Optional<Page>>read(t -> t.pages().find(new PageId("x")))).isEmpty();
    }

    @Test
    default void aCursorBeginsAtZeroAndMoves(Store store) {
        assertThat(store.<Long>read(t -> t.cursors().position("publisher"))).isZero();
        store.writeVoid(transaction -> transaction.cursors().move("publisher", 5));
        store.writeVoid(transaction -> transaction.cursors().move("publisher", 1L << 40));
        assertThat(store.<Long>read(t -> t.cursors().position("publisher"))).isEqualTo(1L << 40);
        assertThat(store.<Long>read(t -> t.cursors().position("notifier"))).isZero();
    }

    @Test
    default void allCursorsAreListedByName(Store store) {
        assertThat(store.<SortedMap<String, Long>>read(t -> t.cursors().all())).isEmpty();
        store.writeVoid(transaction -> {
            transaction.cursors().move("publisher", 7);
            transaction.cursors().move("guard", 5);
        });
        assertThat(store.<SortedMap<String, Long>>read(t -> t.cursors().all()))
                .containsExactly(Map.entry("guard", 5L), Map.entry("publisher", 7L));
    }

    @Test
    default void theDatabaseSaysHowLargeItIs(Store store) {
        Samples.furnish(store);
        var database = store.<DatabaseSize>read(t -> t.installation().database());
        assertThat(database.product()).isIn("SQLite", "PostgreSQL");
        assertThat(database.bytes()).isBetween(10_000L, 100_000_000L);
    }

    @Test
    default void aTokenIsRevokedOnceAndStays(Store store) {
        var token = new Token("t1", "aa", Role.ADMIN, Samples.NOON, null);
        var then = Samples.NOON.plusSeconds(5);
        var revoked = new Token("t1", "aa", Role.ADMIN, Samples.NOON, then);
        store.writeVoid(transaction -> transaction.tokens().add(token));
        store.writeVoid(transaction -> transaction.tokens().revoke("t1", then));
        assertThat(store.<List<Token>>read(t -> t.tokens().all())).containsExactly(revoked);
        assertThatThrownBy(() -> store.writeVoid(t -> t.tokens().revoke("t2", Samples.NOON)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    default void aDueInstantOfTheSameKeyReplacesTheOther(Store store) {
        put(store, due("end:1", 10, Due.Kind.MAINTENANCE_END));
        var moved = due("end:1", 30, Due.Kind.MAINTENANCE_START);
        put(store, moved);
        assertThat(due(store, 20, 10)).isEmpty();
        assertThat(due(store, 30, 10)).containsExactly(moved);
    }

    @Test
    default void whatIsDueComesOldestFirstAndBounded(Store store) {
        var first = due("b", 1, Due.Kind.MAINTENANCE_START);
        var second = due("a", 2, Due.Kind.MAINTENANCE_END);
        var third = due("c", 2, Due.Kind.MAINTENANCE_END);
        var later = due("d", 3, Due.Kind.MAINTENANCE_END);
        put(store, later, third, second, first);
        assertThat(due(store, 2, 10)).containsExactly(first, second, third);
        assertThat(due(store, 2, 2)).containsExactly(first, second);
        assertThat(store.<Optional<Instant>>read(t -> t.dueInstants().earliest()))
                .contains(first.at());
        store.writeVoid(transaction -> {
            transaction.dueInstants().remove("b");
            transaction.dueInstants().remove("unknown");
        });
        assertThat(due(store, 2, 1)).containsExactly(second);
        assertThatThrownBy(() -> due(store, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aDueInstantIsFoundByItsKey(Store store) {
        var due = due("a", 1, Due.Kind.MAINTENANCE_SOON);
        put(store, due);
        assertThat(store.<Optional<Due>>read(t -> t.dueInstants().find("a"))).contains(due);
        assertThat(store.<Optional<Due>>read(t -> t.dueInstants().find("b"))).isEmpty();
    }

    @Test
    default void whatAPageTellsByItselfComesBackAsItWasAndAsItBecame(Store store) {
        store.writeVoid(transaction -> transaction.pages().put(Samples.page()));
        assertThat(rules(store)).isEmpty();
        var some =
                new TellingRules(
                        List.of(Duration.ofHours(1), Duration.ofDays(7)),
                        Duration.ZERO,
                        Set.of(Occasion.REMINDED, Occasion.WIDENED));
        store.writeVoid(transaction -> transaction.pages().put(PageId.MAIN, some));
        assertThat(rules(store)).contains(some);
        var none = new TellingRules(List.of(), Duration.ofMinutes(5), Set.of());
        store.writeVoid(transaction -> transaction.pages().put(PageId.MAIN, none));
        assertThat(rules(store)).contains(none);
    }

    private static Optional<TellingRules> rules(Store store) {
        return store.read(transaction -> transaction.pages().tellingRules(PageId.MAIN));
    }

    @Test
    default void withoutDueInstantsNothingIsEarliest(Store store) {
        assertThat(store.<Optional<Instant>>read(t -> t.dueInstants().earliest())).isEmpty();
    }

    @Test
    default void tokensAreFoundByHashRevokedOnesIncluded(Store store) {
        var young = new Token("t2", "bb", Role.ADMIN, Samples.NOON.plusSeconds(1), null);
        var old = new Token("t1", "aa", Role.VIEWER, Samples.NOON, Samples.NOON.plusSeconds(9));
        store.writeVoid(transaction -> {
            transaction.tokens().add(young);
            transaction.tokens().add(old);
        });
        assertThat(store.<Optional<Token>>read(t -> t.tokens().findByHash("aa"))).contains(old);
        assertThat(store.<Optional<Token>>read(t -> t.tokens().findByHash("cc"))).isEmpty();
        assertThat(store.<List<Token>>read(t -> t.tokens().all())).containsExactly(old, young);
    }

    @Test
    default void twoTokensCannotShareAHash(Store store) {
        var token = new Token("t1", "aa", Role.ADMIN, Samples.NOON, null);
        var twin = new Token("t2", "aa", Role.ADMIN, Samples.NOON, null);
        store.writeVoid(transaction -> transaction.tokens().add(token));
        assertThatThrownBy(() -> store.writeVoid(transaction -> transaction.tokens().add(twin)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    default void itIsRememberedWhenTheProgramWasLastWatching(Store store) {
        assertThat(store.<Optional<Instant>>read(t -> t.installation().lastAlive())).isEmpty();
        store.writeVoid(transaction -> transaction.installation().alive(Samples.NOON));
        store.writeVoid(
                transaction -> transaction.installation().alive(Samples.NOON.plusMillis(1)));
        assertThat(store.<Optional<Instant>>read(t -> t.installation().lastAlive()))
                .contains(Samples.NOON.plusMillis(1));
    }

    private static Due due(String key, int seconds, Due.Kind kind) {
        return new Due(key, Samples.NOON.plusSeconds(seconds), kind, "subject of " + key);
    }

    private static void put(Store store, Due... all) {
        store.writeVoid(transaction -> {
            for (var due : all) {
                transaction.dueInstants().put(due);
            }
        });
    }

    private static List<Due> due(Store store, int seconds, int limit) {
        return store.read(transaction ->
                transaction.dueInstants().due(Samples.NOON.plusSeconds(seconds), limit));
    }
}
