package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.model.Delivery.State;
import dev.candor.model.DeliveryId;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Told;
import dev.candor.store.Deliveries.Filter;
import dev.candor.store.Messages.FanOut;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What every store must do with messages and deliveries. */
public interface DeliveriesContract {
    @Test
    default void aMessageComesBackWithEveryFact(Store store) {
        for (var each : List.of(SampleMessages.full(1), SampleMessages.alert(2))) {
            store.writeVoid(transaction -> transaction.messages().add(each));
            assertThat(store.<Optional<Message>>read(it -> it.messages().find(each.id())))
                    .contains(each);
        }
        for (var told : SampleMessages.others()) {
            var message = new Message(new MessageId("mm0000000000"), 0, told, Samples.NOON);
            try {
                store.writeVoid(transaction -> {
                    transaction.messages().add(message);
                    assertThat(transaction.messages().find(message.id())).contains(message);
                    throw new IllegalStateException("so that the next may have its name");
                });
            } catch (IllegalStateException _) {
                // rolled back
            }
        }
    }

    @Test
    default void theOldestFanOutComesFirstAndKeepsItsPlace(Store store) {
        var first = SampleMessages.at(1, 7);
        var second = SampleMessages.at(2, 8);
        store.writeVoid(transaction -> {
            transaction.messages().addForAll(second);
            transaction.messages().addForAll(first);
        });
        assertThat(underWay(store)).contains(new FanOut(first.id(), "", ""));
        var place = new FanOut(first.id(), "subscribers", "s:5");
        store.writeVoid(transaction -> transaction.messages().reached(place));
        assertThat(underWay(store)).contains(place);
        store.writeVoid(transaction -> transaction.messages().complete(first.id()));
        assertThat(underWay(store)).contains(new FanOut(second.id(), "", ""));
        store.writeVoid(transaction -> transaction.messages().complete(second.id()));
        assertThat(underWay(store)).isEmpty();
    }

    @Test
    default void aThreadHasSeveralMessagesFromTheSecondOn(Store store) {
        var thread = Objects.requireNonNull(Threads.of(SampleMessages.full(1).told()));
        assertThat(store.<Boolean>read(it -> it.messages().hasSeveral(thread))).isFalse();
        write(store, it -> it.messages().add(SampleMessages.full(1)));
        assertThat(store.<Boolean>read(it -> it.messages().hasSeveral(thread))).isFalse();
        write(store, it -> it.messages().add(SampleMessages.full(2)));
        assertThat(store.<Boolean>read(it -> it.messages().hasSeveral(thread))).isTrue();
    }

    @Test
    default void nobodyIsOwedTheSameTwiceOnOneChannel(Store store) {
        var message = SampleMessages.full(1);
        write(store, it -> it.messages().add(message));
        var one = SampleMessages.owed(1, message, "a", 0);
        var again = SampleMessages.owed(2, message, "a", 0);
        put(store, it -> it.add(List.of(one, again)));
        assertThat(listed(store, Filter.ALL)).containsExactly(one);
        assertThat(one(store, Deliveries::newest)).contains(one.delivery().id());
        assertThat(one(store, it -> it.find(one.delivery().id()))).contains(one);
    }

    @Test
    default void whatIsLeasedIsNotTakenAgain(Store store) {
        var message = SampleMessages.full(1);
        write(store, it -> it.messages().add(message));
        var late = SampleMessages.owed(1, message, "a", 60);
        var soon = SampleMessages.owed(2, message, "b", 0);
        var urgent = SampleMessages.urgent(SampleMessages.owed(3, message, "c", 30));
        put(store, it -> it.add(List.of(late, soon, urgent)));
        var now = Samples.NOON.plusSeconds(40);
        var until = now.plusSeconds(300);
        assertThat(one(store, it -> it.nextDue("mail"))).contains(Samples.NOON);
        assertThat(list(store, it -> it.lease("mail", now, until, 10)))
                .containsExactly(urgent, soon);
        assertThat(list(store, it -> it.lease("mail", now, until, 10))).isEmpty();
        assertThat(list(store, it -> it.lease("other", until, until, 10))).isEmpty();
        assertThat(one(store, it -> it.nextDue("mail"))).contains(Samples.NOON.plusSeconds(60));
        assertThat(list(store, it -> it.lease("mail", until, until.plusSeconds(1), 10)))
                .containsExactly(late);
        assertThat(one(store, it -> it.nextDue("mail"))).isEmpty();
    }

    @Test
    default void aLeaseThatIsOverIsGivenBackAndOneThatIsNotStays(Store store) {
        var message = SampleMessages.full(1);
        write(store, it -> it.messages().add(message));
        put(store, it -> it.add(List.of(SampleMessages.owed(1, message, "a", 0))));
        var now = Samples.NOON.plusSeconds(1);
        var first = now.plusSeconds(300);
        var id = SampleMessages.owed(1, message, "a", 0).delivery().id();
        put(store, it -> it.lease("mail", now, first, 10));
        assertThat(list(store, it -> it.lapsed(first.minusMillis(1), 10))).isEmpty();
        assertThat(list(store, it -> it.lapsed(first, 10))).containsExactly(id);
        put(store, it -> it.release(List.of(id), first.minusMillis(1)));
        assertThat(one(store, it -> it.nextDue("mail"))).isEmpty();
        put(store, it -> it.release(List.of(id), first));
        assertThat(list(store, it -> it.lease("mail", first, first.plusSeconds(300), 10)))
                .hasSize(1);
    }

    @Test
    default void aProcessThatIsNoMoreGivesBackWhatItTook(Store store) {
        var message = SampleMessages.full(1);
        write(store, it -> it.messages().add(message));
        put(store, it -> it.add(List.of(SampleMessages.owed(1, message, "a", 0))));
        var now = Samples.NOON.plusSeconds(1);
        put(store, it -> it.lease("mail", now, now.plusSeconds(300), 10));
        int released = get(store, it -> it.releaseAll(now));
        assertThat(released).isEqualTo(1);
        assertThat(list(store, it -> it.lease("mail", now, now.plusSeconds(300), 10))).hasSize(1);
    }

    @Test
    default void whatIsSettledStaysSoAndWakesWhatWaitedForIt(Store store) {
        var message = SampleMessages.full(1);
        var next = SampleMessages.at(2, 9);
        write(store, it -> it.messages().add(message));
        write(store, it -> it.messages().add(next));
        var first = SampleMessages.owed(1, message, "a", 0);
        var second = SampleMessages.owed(2, next, "a", 0).behind(first.delivery().id());
        put(store, it -> it.add(List.of(first, second)));
        var at = Samples.NOON.plusSeconds(5);
        var ids = List.of(first.delivery().id());
        assertThat(list(store, it -> it.lease("mail", at, at.plusSeconds(9), 10))).hasSize(1);
        put(store, it -> it.delivered(ids, at));
        put(store, it -> it.delivered(ids, at.plusSeconds(1)));
        put(store, it -> it.wakeBehind(ids, at));
        var done = one(store, it -> it.find(first.delivery().id())).orElseThrow().delivery();
        assertThat(done.state()).isEqualTo(State.DELIVERED);
        assertThat(done.deliveredAt()).isEqualTo(at);
        assertThat(done.attempts()).isEqualTo(1);
        assertThat(list(store, it -> it.pendingOf(List.of("r:a", "r:b"))))
                .extracting(owed -> owed.delivery().nextAttemptAt(), Owed::behind)
                .containsExactly(tuple(at, null));
    }

    @Test
    default void listsAreNewestFirstByNoticeAndStateAPageAtATime(Store store) {
        var message = SampleMessages.full(1);
        var alert = SampleMessages.alert(2);
        write(store, it -> it.messages().add(message));
        write(store, it -> it.messages().add(alert));
        var one = SampleMessages.owed(1, message, "a", 0);
        var two = SampleMessages.owed(2, message, "b", 0);
        var three = SampleMessages.owed(3, alert, "c", 0);
        put(store, it -> it.add(List.of(one, two, three)));
        var failed = two.settled(State.FAILED, 3, "550 no such user");
        put(store, it -> it.put(List.of(failed)));
        assertThat(listed(store, Filter.ALL)).containsExactly(three, failed, one);
        assertThat(listed(store, new Filter(Samples.notice(1), null))).containsExactly(failed, one);
        assertThat(listed(store, new Filter(null, State.FAILED))).containsExactly(failed);
        assertThat(listed(store, new Filter(Samples.notice(1), State.PENDING)))
                .containsExactly(one);
        assertThat(listed(store, new Filter(null, State.DELIVERED))).isEmpty();
        assertThat(page(store, three.delivery().id(), 1)).containsExactly(failed);
        assertThat(page(store, failed.delivery().id(), 1)).containsExactly(one);
        assertThat(list(store, Deliveries::depths))
                .containsExactly(new Deliveries.Depth("mail", 2, Samples.NOON));
        assertThat(list(store, it -> it.counts(Threads.of(Samples.notice(1)))))
                .containsExactlyInAnyOrder(
                        new Deliveries.Count("mail", State.PENDING, 1),
                        new Deliveries.Count("mail", State.FAILED, 1));
        assertThat(list(store, it -> it.counts(null))).hasSize(2);
    }

    @Test
    default void whatIsPastItsDeadlineIsFoundAndADeadlineCanBeMoved(Store store) {
        var message = SampleMessages.full(1);
        write(store, it -> it.messages().add(message));
        var one = SampleMessages.owed(1, message, "a", 0);
        put(store, it -> it.add(List.of(one)));
        var deadline = one.delivery().deadline();
        assertThat(list(store, it -> it.overdue(deadline.minusMillis(1), 10))).isEmpty();
        assertThat(list(store, it -> it.overdue(deadline, 10))).containsExactly(one);
        put(store, it -> it.postpone("mail", Duration.ofSeconds(1)));
        assertThat(list(store, it -> it.overdue(deadline, 10))).isEmpty();
    }

    @Test
    default void ofWhatIsOverdueUrgentOnesComeFirstAndWhatIsTakenOrPausedIsNone(Store store) {
        var message = SampleMessages.full(1);
        var alert = SampleMessages.alert(2);
        write(store, it -> it.messages().add(message));
        write(store, it -> it.messages().add(alert));
        var taken = SampleMessages.owed(1, message, "a", 0);
        var news = SampleMessages.owed(2, message, "b", 60);
        var urgent = SampleMessages.urgent(SampleMessages.owed(3, alert, "c", 60));
        put(store, it -> it.add(List.of(taken, news, urgent)));
        var now = news.delivery().deadline();
        var until = now.plusSeconds(1);
        put(store, it -> it.lease("mail", Samples.NOON, until, 10));
        assertThat(list(store, it -> it.overdue(now, 10))).containsExactly(urgent, news);
        assertThat(list(store, it -> it.overdue(now, 1))).containsExactly(urgent);
        assertThat(list(store, it -> it.overdue(until, 10))).hasSize(3);
        put(store, it -> it.pause("mail", now));
        assertThat(list(store, it -> it.overdue(now, 10))).isEmpty();
        put(store, it -> it.resume("mail"));
        assertThat(list(store, it -> it.overdue(now, 10))).hasSize(2);
    }

    @Test
    default void aRecipientCanBeForgotten(Store store) {
        var message = SampleMessages.full(1);
        write(store, it -> it.messages().add(message));
        var one = SampleMessages.owed(1, message, "a", 0);
        var alarm = SampleMessages.alert(2);
        var alone =
                new Message(
                        SampleMessages.at(3, 9).id(),
                        9,
                        new Told.Test(SampleMessages.FROM),
                        Samples.NOON);
        write(store, it -> it.messages().add(alarm));
        write(store, it -> it.messages().add(alone));
        var other = SampleMessages.owed(4, message, "b", 0);
        put(
                store,
                it ->
                        it.add(
                                List.of(
                                        one,
                                        SampleMessages.owed(2, alarm, "a", 0),
                                        SampleMessages.owed(3, alone, "a", 0),
                                        other)));
        put(store, it -> it.forget("r:a"));
        assertThat(listed(store, Filter.ALL))
                .filteredOn(owed -> owed.delivery().to().key().equals("r:a"))
                .hasSize(3)
                .allMatch(owed -> owed.delivery().to().address().startsWith("erased:"));
        assertThat(listed(store, Filter.ALL)).contains(other);
        var left = one(store, it -> it.find(one.delivery().id())).orElseThrow().delivery();
        assertThat(left.to().address()).doesNotContain("a@");
        assertThat(left.state()).isEqualTo(State.FAILED);
    }

    @Test
    default void whatIsOldAndSettledGoesAndWhatIsPendingStays(Store store) {
        var message = SampleMessages.full(1);
        var other = SampleMessages.at(2, 9);
        write(store, it -> it.messages().add(message));
        write(store, it -> it.messages().add(other));
        var one = SampleMessages.owed(1, message, "a", 0);
        var two = SampleMessages.owed(2, other, "b", 0);
        put(store, it -> it.add(List.of(one, two)));
        put(store, it -> it.put(List.of(one.settled(State.FAILED, 1, "no"))));
        var later = Samples.NOON.plusSeconds(10);
        boolean more = get(store, it -> it.expire(later, 100));
        assertThat(more).isFalse();
        assertThat(listed(store, Filter.ALL)).containsExactly(two);
        assertThat(store.<Optional<Message>>read(it -> it.messages().find(message.id()))).isEmpty();
        assertThat(store.<Optional<Message>>read(it -> it.messages().find(other.id()))).isPresent();
    }

    @Test
    default void aPausedChannelStaysSoUntilItGoesOn(Store store) {
        put(store, it -> it.pause("mail", Samples.NOON));
        put(store, it -> it.pause("mail", Samples.NOON.plusSeconds(9)));
        assertThat(list(store, Deliveries::pauses))
                .containsExactly(new Deliveries.Pause("mail", Samples.NOON));
        assertThat(one(store, it -> it.resume("mail"))).contains(Samples.NOON);
        assertThat(one(store, it -> it.resume("mail"))).isEmpty();
        assertThat(list(store, Deliveries::pauses)).isEmpty();
    }

    private static Optional<FanOut> underWay(Store store) {
        return store.read(it -> it.messages().underWay());
    }

    private static List<Owed> listed(Store store, Filter filter) {
        return list(store, it -> it.newest(filter, 100, null));
    }

    private static List<Owed> page(Store store, @Nullable DeliveryId after, int limit) {
        return list(store, it -> it.newest(Filter.ALL, limit, after));
    }

    private static void write(Store store, Consumer<Transaction> work) {
        store.writeVoid(work);
    }

    private static void put(Store store, Consumer<Deliveries> work) {
        store.writeVoid(transaction -> work.accept(transaction.deliveries()));
    }

    private static <T> List<T> list(Store store, Function<Deliveries, List<T>> work) {
        return get(store, work);
    }

    private static <T> Optional<T> one(Store store, Function<Deliveries, Optional<T>> work) {
        return get(store, work);
    }

    private static <T> T get(Store store, Function<Deliveries, T> work) {
        return store.write(transaction -> work.apply(transaction.deliveries()));
    }
}
