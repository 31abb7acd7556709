package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Delivery;
import dev.candor.model.Delivery.State;
import dev.candor.store.Deliveries.Filter;
import dev.candor.store.Owed;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The ledger of a bench held against what was really taken. Confined to one thread. */
final class Balance {
    private final List<Owed> ledger;
    private final Receipts receipts;
    private final Map<String, List<Integer>> lives = new HashMap<>();
    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private int owed;
    private int doublesByKills;
    private int doublesByLostAnswers;

    Balance(Path folder, Receipts receipts) {
        this.ledger = ledger(folder);
        this.receipts = receipts;
        for (var receipt : receipts.all()) {
            lives.computeIfAbsent(receipt.key(), _ -> new ArrayList<>()).add(receipt.life());
        }
    }

    /** How many messages people were owed, those told in place of another left out. */
    int owed() {
        return owed;
    }

    /** How many came again because the process that sent them was killed. */
    int doublesByKills() {
        return doublesByKills;
    }

    /** Fails when anything is missing, or is there without a reason. */
    void check(int notices, int people) {
        for (var each : ledger) {
            var delivery = each.delivery();
            states.merge(delivery.state(), 1, Integer::sum);
            check(delivery);
        }
        var told = ledger.stream().map(each -> each.delivery()).filter(Balance::isFirst).toList();
        owed = told.size();
        // Each fourth notice has ended too.
        assertThat(owed).as("messages owed").isEqualTo((notices + notices / 4) * people);
        assertThat(lives.keySet())
                .as("nothing was sent that is not in the ledger")
                .isSubsetOf(
                        ledger.stream()
                                .map(each -> each.delivery().id().value())
                                .collect(Collectors.toSet()));
        lives.forEach(this::countDoubles);
        checkOrder();
    }

    private static boolean isFirst(Delivery delivery) {
        return !delivery.to().channel().equals(TellOverSockets.PAGER);
    }

    private void check(Delivery delivery) {
        var key = delivery.id().value();
        switch (delivery.state()) {
            case PENDING -> throw new AssertionError("still pending: " + delivery);
            case DELIVERED -> assertThat(lives).as("%s", delivery).containsKey(key);
            case FAILED -> {
                requireRefused(delivery);
                assertThat(TellOverSockets.hasNext(delivery)).as("%s", delivery).isFalse();
            }
            case ESCALATED -> {
                requireRefused(delivery);
                assertThat(isToldInstead(delivery)).as("%s", delivery).isTrue();
            }
            case SUPERSEDED -> assertThat(hasLater(delivery)).as("%s", delivery).isTrue();
        }
        if (delivery.state() != State.DELIVERED && lives.containsKey(key)) {
            // Taken, unknown to us, and then there was something newer, or no again.
            assertThat(receipts.isUnanswered(key) || isKilled(key)).as("%s", delivery).isTrue();
        }
    }

    private boolean isKilled(String key) {
        var last = receipts.all().getLast().life();
        return Objects.requireNonNull(lives.get(key)).stream().anyMatch(life -> life < last);
    }

    private void requireRefused(Delivery delivery) {
        assertThat(
                        receipts.isRefused(delivery.to().address())
                                || receipts.isRefused(delivery.id().value()))
                .as("the script refused %s", delivery)
                .isTrue();
        assertThat(delivery.lastError()).as("%s", delivery).containsAnyOf("550", "554", "302");
    }

    /** Over the pager, the same message. */
    private boolean isToldInstead(Delivery delivery) {
        return ledger.stream()
                .map(Owed::delivery)
                .filter(each -> each.to().channel().equals(TellOverSockets.PAGER))
                .filter(each -> each.to().key().equals(delivery.to().key()))
                .filter(each -> each.message().equals(delivery.message()))
                .anyMatch(each ->
                        each.state() == State.DELIVERED || each.state() == State.SUPERSEDED);
    }

    private boolean hasLater(Delivery delivery) {
        return ledger.stream()
                .map(Owed::delivery)
                .filter(each -> each.to().key().equals(delivery.to().key()))
                .anyMatch(each -> each.id().compareTo(delivery.id()) > 0);
    }

    /** In one life, a message comes again only where the script kept back that it was taken. */
    private void countDoubles(String key, List<Integer> when) {
        var perLife = when.stream().collect(Collectors.groupingBy(it -> it)).values();
        var within = perLife.stream().mapToInt(List::size).map(count -> count - 1).sum();
        if (within > 0) {
            assertThat(receipts.isUnanswered(key)).as("twice for no reason: %s", key).isTrue();
        }
        if (receipts.isUnanswered(key)) {
            doublesByLostAnswers += when.size() - 1;
        } else {
            doublesByKills += when.size() - 1;
        }
    }

    /** What one person was told of one notice came in the order in which it happened. */
    private void checkOrder() {
        var last = new HashMap<String, Integer>();
        var first = new HashMap<String, Integer>();
        var all = receipts.all();
        for (var i = 0; i < all.size(); i++) {
            first.putIfAbsent(all.get(i).key(), i);
            last.put(all.get(i).key(), i);
        }
        var before = new HashMap<String, String>();
        for (var each : ledger.reversed()) { // oldest first
            var delivery = each.delivery();
            var key = delivery.id().value();
            var place = delivery.to().key() + " " + delivery.to().channel() + " " + each.thread();
            if (first.containsKey(key)) {
                var earlier = before.put(place, key);
                if (earlier != null) {
                    assertThat(last.get(earlier)).as("before %s", key).isLessThan(first.get(key));
                }
            }
        }
    }

    private static List<Owed> ledger(Path folder) {
        var all = new ArrayList<Owed>();
        try (var store = SqlStore.open(StoreSettings.of(folder, new ManualTime(Instant.EPOCH)))) {
            for (var page = page(store, null); !page.isEmpty(); ) {
                all.addAll(page);
                page = page(store, page.getLast());
            }
        }
        return all;
    }

    private static List<Owed> page(SqlStore store, @org.jspecify.annotations.Nullable Owed after) {
        var id = after == null ? null : after.delivery().id();
        return store.read(it -> it.deliveries().newest(Filter.ALL, 1_000, id));
    }

    @Override
    public String toString() {
        return "%d messages owed, %s; taken %d times, again after a lost answer %d, after a kill %d"
                .formatted(owed, states, receipts.count(), doublesByLostAnswers, doublesByKills);
    }
}
