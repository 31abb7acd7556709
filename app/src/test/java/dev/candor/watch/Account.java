package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Audience;
import dev.candor.model.JournalEntry;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.read.ReadModelReader;
import dev.candor.store.FollowJournalContract;
import dev.candor.store.Store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a store holds in the end, without what differs each time: names drawn at random, and, where
 * the clock was moved by a fault, instants. Two stores in which the same happened once are equal in
 * it.
 *
 * @param events the journal's types, in their order
 * @param notices title, state and how many updates
 * @param ledger component, level, start and end of each interval
 * @param verdicts what is remembered of each check
 * @param results how many there are of each check
 */
record Account(
        List<String> events,
        List<String> notices,
        List<String> ledger,
        List<String> verdicts,
        List<Integer> results) {
    private static final int MANY = 10_000;
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    /** Reads it, and checks what must hold whatever happened. */
    static Account of(Store store, ReadModel published) {
        assertThat(store.<Optional<String>>read(t -> t.journal().firstBreak()))
                .as("the journal's chain")
                .isEmpty();
        var journal = store.read(t -> t.journal().after(0, MANY));
        assertThat(journal)
                .extracting(JournalEntry::position)
                .isEqualTo(LongStream.rangeClosed(1, journal.size()).boxed().toList());
        assertThat(FollowJournalContract.counted(store))
                .as("what the follower was given")
                .isEqualTo(journal.size());
        var fresh = new ReadModelReader(store, PageId.MAIN, Audience.PUBLIC).read(null).model();
        assertThat(published).as("what the publisher knows").isEqualTo(fresh);
        var states = store.read(t -> t.checkStates().all());
        return new Account(
                journal.stream().map(entry -> entry.event().type()).toList(),
                store.read(t -> t.notices().all(PageId.MAIN, Audience.PUBLIC)).stream()
                        .map(each ->
                                each.title() + " " + each.state() + " " + each.updates().size())
                        .sorted()
                        .toList(),
                store.read(t -> t.ledger().between(PageId.MAIN, Instant.EPOCH, FAR)).stream()
                        .map(Account::line)
                        .sorted()
                        .toList(),
                states.stream()
                        .map(each -> each.check() + " " + each.verdict() + " " + each.run())
                        .sorted()
                        .toList(),
                states.stream()
                        .map(each -> store.read(t -> t.results().newest(each.check(), MANY)).size())
                        .toList());
    }

    private static String line(Outage outage) {
        return outage.component()
                + " "
                + outage.level()
                + " "
                + second(outage.start())
                + " "
                + second(outage.end())
                + " "
                + outage.source();
    }

    /** The story lets milliseconds pass while it waits for other threads, more or fewer of them. */
    private static @Nullable Instant second(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Without instants. */
    Account timeless() {
        return new Account(
                events,
                notices,
                ledger.stream().map(line -> line.replaceAll("\\d{4}-\\S+Z", "T")).sorted().toList(),
                verdicts,
                results);
    }
}
