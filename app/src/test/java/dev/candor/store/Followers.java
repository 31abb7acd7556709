package dev.candor.store;

import java.time.Duration;
import java.util.Random;

/** Followers of the journal that a test drives by hand. */
public final class Followers {
    private Followers() {}

    /** One that counts, in the transaction of its slice, what it was given. */
    public static FollowJournal counting(Store store) {
        return new FollowJournal(
                store,
                FollowJournalContract.consumer((transaction, entries) ->
                        FollowJournalContract.count(transaction, entries.size())),
                new RetryPause(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1)));
    }

    /** Deals with one slice and answers how many entries it had. */
    public static int step(FollowJournal follow) {
        return follow.step();
    }
}
